using Submissions.Domain.Letters;
using Submissions.Domain.Reminders;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>The reminders of a call's next 30 days, reckoned at this moment.</summary>
/// <param name="ToCall">Whom the unit is to call, because letters did not help or reach nobody.</param>
/// <param name="Unreadable">What cannot be read, so that nobody can say which letters it has before it: by reference, of a draft by its id.</param>
/// <param name="Whole">Whether all are here; else those of the proposals with the next ones.</param>
internal sealed record CalendarAnswer(IReadOnlyList<PlannedAnswer> Reminders, IReadOnlyList<ToCallAnswer> ToCall, IReadOnlyList<string> Unreadable, bool Whole)
{
    public static CalendarAnswer Of(Calendar calendar) => new(
        [.. calendar.Lines.Select(line => new PlannedAnswer(line.Proposal?.Value, line.Reference?.Value, ComingAnswer.Of(line.Coming)))],
        [.. calendar.ToCall.Select(entry => new ToCallAnswer(entry.Id.Value, entry.Reference.Value, entry.ToCall))], calendar.Unreadable, calendar.IsWhole);
}

/// <param name="Proposal">Null for a draft, which is its writers' own.</param>
internal sealed record PlannedAnswer(string? Proposal, string? Reference, ComingAnswer Letter);

/// <param name="About">What, each a sentence.</param>
internal sealed record ToCallAnswer(string Proposal, string Reference, IReadOnlyList<string> About);

/// <summary>A letter that goes out unless something changes.</summary>
/// <param name="About">What it is about, as in <c>document-concept-note</c>.</param>
/// <param name="To">Nobody where the unit calls instead, and where it is a draft's.</param>
/// <param name="Why">In a sentence.</param>
internal sealed record ComingAnswer(string About, LetterKind Kind, DateTimeOffset At, IReadOnlyList<string> To, string Why)
{
    public static ComingAnswer Of(Coming coming) => new(coming.Key, coming.Kind, coming.At, [.. coming.To.Select(address => address.Value)], coming.Why);
}
