using Submissions.Domain.Checks;
using Submissions.Domain.Circulars;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

internal sealed record CircularTextWish(string? Language, string? Subject, string? Words)
{
    public CircularText Text => new(Language ?? "", Subject?.Trim() ?? "", Words?.Trim() ?? "");
}

/// <param name="Ids">The proposals, one by one; or</param>
/// <param name="Filter">all that a filter of the queue means: what would stand behind the question mark.</param>
/// <param name="Everyone">Where the filter is empty: how many proposals that is, to say that everyone is meant.</param>
/// <param name="Seal">From the preview, where a filter says who is meant: if others are meant by now, nothing is prepared.</param>
internal sealed record CircularWish(IReadOnlyList<string?>? Ids, string? Filter, int? Everyone, string? Seal, IReadOnlyList<CircularTextWish>? Texts);

/// <param name="Letters">How many letters that is.</param>
/// <param name="Seal">Of what was seen.</param>
internal sealed record CircularReleaseWish(int? Letters, string? Seal);

/// <summary>One proposal with its readers.</summary>
/// <param name="LeftOut">Why nobody is written to about it; null where somebody is.</param>
internal sealed record CircularReaderAnswer(string Id, string Reference, string Title, string Language, IReadOnlyList<CircularContact> Contacts, string? LeftOut)
{
    public static CircularReaderAnswer Of(CircularReading reading) =>
        new(reading.Proposal.Value, reading.Reference, reading.Title, reading.Language, reading.Contacts, reading.No?.Words);
}

/// <summary>A letter as its reader would see it.</summary>
internal sealed record CircularLetterAnswer(string Id, string To, string Language, string Subject, string Text);

/// <summary>Whom a letter to many would go to, and how the first of each language would read.</summary>
/// <param name="Findings">What is to be mended before it can be prepared; then there are no letters to read.</param>
internal sealed record CircularPreviewAnswer(
    int Proposals, int Letters, string Seal, IReadOnlyList<string> Languages, IReadOnlyList<CircularReaderAnswer> Readers, IReadOnlyList<CircularLetterAnswer> First,
    IReadOnlyList<Finding> Findings)
{
    public static CircularPreviewAnswer Of(CircularView view, IReadOnlyList<CircularPreview> first)
    {
        var going = view.Readings.Where(reading => reading.To.Count > 0).ToList();
        return new(
            going.Count, going.Sum(reading => reading.To.Count), view.Selection.Selected.Seal, view.Languages, [.. view.Readings.Select(CircularReaderAnswer.Of)],
            [.. first.Select(one => new CircularLetterAnswer(one.Reading.Proposal.Value, one.To, one.Reading.Language, one.Subject, one.Text))], view.Wrong);
    }
}

/// <summary>What the release of a prepared letter would do now.</summary>
/// <param name="Changed">What is otherwise than it was prepared.</param>
internal sealed record CircularNowAnswer(int Proposals, int Letters, string Seal, IReadOnlyList<CircularChangeAnswer> Changed)
{
    public static CircularNowAnswer Of(CircularPlan plan) => new(
        plan.Going.Count(), plan.Letters, plan.Seal,
        [
            .. plan.Lines.Where(line => line.No is not null || line.Changed is not null)
                .Select(line => new CircularChangeAnswer(line.Item.Proposal.Value, line.Item.Reference, line.No?.Words ?? line.Changed!, line.No is not null)),
        ]);
}

internal sealed record CircularChangeAnswer(string Id, string Reference, string Words, bool LeftOut);

/// <summary>A letter to many and how it stands.</summary>
/// <param name="Now">While it is prepared; null in lists.</param>
/// <param name="Batch">How far its release has come; null in lists.</param>
internal sealed record CircularAnswer(
    string Id, CircularState State, IReadOnlyList<CircularText> Texts, string? Filter, int Proposals, int Letters, string PreparedBy, DateTimeOffset PreparedAt,
    string? ReleasedBy, DateTimeOffset? ReleasedAt, string? UndoneBy, DateTimeOffset? UndoneAt, IReadOnlyList<BatchRefusal> LeftOut, CircularNowAnswer? Now, BatchAnswer? Batch)
{
    public static CircularAnswer Of(Circular circular) => new(
        circular.Id, circular.State, circular.Texts, circular.Filter, circular.Proposals, circular.Letters, circular.Prepared.By, circular.Prepared.At,
        circular.Released?.By, circular.Released?.At, circular.Undone?.By, circular.Undone?.At,
        [.. circular.LeftOut.Select(one => new BatchRefusal(one.Proposal.Value, one.Why))], null, null);

    public static CircularAnswer Of(CircularSeen seen) => Of(seen.Circular) with
    {
        Now = seen.Plan is { } plan ? CircularNowAnswer.Of(plan) : null,
        Batch = seen.Batch is { } batch ? BatchAnswer.Of(batch) : null,
    };
}

internal sealed record CircularsAnswer(IReadOnlyList<CircularAnswer> Circulars);
