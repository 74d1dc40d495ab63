using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Letters;

/// <summary>A letter as the support unit may see it: of a draft not to whom it goes, because that is its writers' own.</summary>
/// <param name="Reference">Null for a draft's.</param>
/// <param name="Title">As filed; null for a draft's.</param>
public sealed record UnitLetter(LetterFate Fate, EmailAddress? To, Reference? Reference, string? Title)
{
    public bool IsOfDraft => Reference is null;

    public OutboxTab Tab => OutboxTabs.Of(Fate);

    /// <param name="reference">The proposal's; null for a draft.</param>
    public static UnitLetter Of(LetterFate fate, Reference? reference, string? title) => reference is null
        // The other server's words may name the address.
        ? new UnitLetter(fate with { Events = [.. fate.Events.Select(told => told with { Reason = null })] }, null, null, null)
        : new UnitLetter(fate, fate.Letter.To, reference, title);
}

/// <summary>What letters of drafts are found by: that it is one, the kind, what became of it, and the draft's id.</summary>
public static class DraftSearch
{
    private static readonly IReadOnlyList<SearchText> Possible =
        [.. Enum.GetValues<LetterKind>().SelectMany(kind => OutboxTabs.All.Select(tab => SearchText.Of(Words(kind, tab))))];

    /// <summary>Whether letters can be found by these without a draft's id among them: else none need be looked at.</summary>
    public static bool MayFind(IReadOnlyList<byte[]> words) => words.Count > 0 && Possible.Any(text => text.HasAll(words));

    public static bool Finds(IReadOnlyList<byte[]> words, LetterFate fate) =>
        SearchText.Of([.. Words(fate.Letter.Kind, OutboxTabs.Of(fate)), fate.Letter.Proposal.Value]).HasAll(words);

    private static IEnumerable<string> Words(LetterKind kind, OutboxTab tab) => ["draft", LetterNames.Of(kind), tab.Slug(), tab.Words()];
}
