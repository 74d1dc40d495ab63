using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Views.Letters;

/// <summary>Everything a letter tells, looked up.</summary>
/// <param name="Letter">The letter owed.</param>
/// <param name="Call">The call it concerns.</param>
/// <param name="Proposal">The proposal as it stands now.</param>
/// <param name="Filed">The version the letter speaks of; null for a draft.</param>
/// <param name="Now">The instant it is written.</param>
/// <param name="Site">Our own address: every link begins with it.</param>
public sealed record LetterFacts(Letter Letter, Call Call, Proposal Proposal, FiledFacts? Filed, DateTimeOffset Now, Uri Site)
{
    public LetterWords Words { get; init; } = Call.Wording.In(Letter.Language);

    /// <summary>The event's title, harmless; words for it where nothing was typed.</summary>
    public string Title => Titled(Filed is null ? Proposal.Content.Title : Filed.Title);

    /// <summary>A coordinator's text, but a browser took it: one line, nothing that hides.</summary>
    public string CallName => UserText.Line(Call.Name.In(Words.Language));

    /// <summary>The proposal's number; empty for a draft.</summary>
    public string Number => Proposal.Filed?.Reference.Value ?? "";

    public Uri? Receipt => Filed is null ? null : new Uri(Site, $"receipts/{Call.Id}/{Filed.ReceiptCode}");

    /// <summary>The organiser's own link; null in letters that carry none.</summary>
    public Uri? Link => LinkKey.TryParse(Letter.LinkKey, out var key) ? new Uri(Site, $"proposals/{Proposal.Id}/link/{key.Value}") : null;

    /// <summary>Stops reminders of this proposal to this reader; null in letters that carry no link, and in those that nobody can decline.</summary>
    public Uri? NoReminders => Letter.Kind.MayBeDeclined() && LinkKey.TryParse(Letter.LinkKey, out var key)
        ? new Uri(Site, $"proposals/{Proposal.Id}/reminders/{key.Value}/{Letter.To.Id}")
        : null;

    public bool IsWithdrawn => Proposal.Status == ProposalStatus.Withdrawn;

    /// <summary>Whether the text may still be changed; the grace is hidden and does not count here.</summary>
    public bool MayFile => !IsWithdrawn && Call.Window.At(Now) is CallState.Upcoming or CallState.Open;

    /// <summary>Whether the version came after the closing and went to the waiting list.</summary>
    public bool Waits => Filed is not null && !Call.Window.Takes(Filed.At);

    /// <summary>The documents that are still to come, the most urgent first.</summary>
    public IReadOnlyList<AskedDocument> Missing => [.. Proposal.Asked(Call).Where(asked => asked.IsOwed).OrderBy(asked => asked.DueAt)];

    /// <summary>A title or a name as somebody typed it, harmless; words for it where it shows nothing.</summary>
    public string Titled(string? typed) => UserText.Unlinked(typed) is var title && title.IsBlank() ? Words.Say("label.untitled") : title;

    /// <summary>The name of a kind of document in the letter's language, where we have one.</summary>
    public string DocumentName(string kind) => Words.Find($"document.{kind}") ?? kind.Replace('-', ' ');

    /// <summary>The name of the field that a path leads to, with its colon: <c>contacts[1].email</c> is among the contacts.</summary>
    public string FieldName(string path) => Words.Find($"field.{path.Split('.', '[')[0]}") ?? Words.Say("field.whole");

    /// <summary>"Friday 28 September 2018, 23:59, Marrakesh time (22:59 UTC)".</summary>
    public string When(DateTimeOffset instant) =>
        $"{DeadlineWords.Instant(instant, Call, Words.Language)} ({DeadlineWords.Utc(instant, Call, Words.Language)})";
}
