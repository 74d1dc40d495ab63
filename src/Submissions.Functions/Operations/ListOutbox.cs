using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A letter in a list.</summary>
/// <param name="Reference">Null for a draft's.</param>
internal sealed record OutboxEntry(LetterFate Fate, string? Reference, string? Title);

/// <param name="Counts">Of each tab, to <see cref="ListOutbox.MostCounted"/>.</param>
/// <param name="After">Where the next page begins; null at the end.</param>
internal sealed record OutboxList(Call Call, OutboxTab Tab, IReadOnlyList<OutboxEntry> Entries, IReadOnlyDictionary<OutboxTab, int> Counts, string? After);

/// <summary>
/// A call's letters, tab by tab and page by page; or those of the proposals that words find in the queue (reference, title, organiser, contact),
/// and with an address only those to it.
/// </summary>
internal sealed class ListOutbox(CallStore calls, OutboxStore outbox, LetterStore letters, QueueIndex index)
{
    public const int PageSize = 50;
    public const int MostCounted = 200;

    /// <summary>Proposals whose letters a search shows; more are found by more words.</summary>
    private const int MostFound = 50;

    public async Task<OutboxList?> RunAsync(CallId id, OutboxTab tab, string? words, string? after, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(id, cancellationToken) is not { } call)
            return null;
        var counting = OutboxTabs.All.Select(async one => (one, Count: await outbox.CountAsync(id, one, MostCounted, cancellationToken))).ToList();
        var list = await index.OfAsync(id, cancellationToken);
        var (fates, next) = string.IsNullOrWhiteSpace(words)
            ? await PageAsync(id, tab, after, cancellationToken)
            : (await FoundAsync(list, words, cancellationToken), null);
        var counts = (await Task.WhenAll(counting)).ToDictionary(one => one.one, one => one.Count);
        return new OutboxList(call, tab, [.. fates.Select(fate => Entry(fate, list))], counts, next);
    }

    private async Task<(IEnumerable<LetterFate> Fates, string? Next)> PageAsync(CallId call, OutboxTab tab, string? after, CancellationToken cancellationToken)
    {
        var lines = await outbox.PageAsync(call, tab, after, PageSize, cancellationToken);
        var fates = await Task.WhenAll(lines.Select(line => letters.FindAsync(line.Proposal, line.Letter, cancellationToken)));
        // Between the two readings a letter may have gone elsewhere; one in doubt has a due row too.
        return (fates.OfType<Stored<LetterFate>>().Select(fate => fate.Value).Where(fate => OutboxTabs.Of(fate) == tab), lines.Count == PageSize ? lines[^1].Place : null);
    }

    private async Task<IEnumerable<LetterFate>> FoundAsync(QueueList list, string typed, CancellationToken cancellationToken)
    {
        var words = SearchText.Words(typed);
        var found = list.Entries.Where(entry => words.Count > 0 && entry.Search.HasAll(words)).Take(MostFound);
        var fates = await Task.WhenAll(found.Select(entry => letters.OfAsync(entry.Id, cancellationToken)));
        var address = typed.Contains('@', StringComparison.Ordinal) ? typed.Trim() : "";
        return fates.SelectMany(all => all).Where(fate => fate.Letter.To.Value.Contains(address, StringComparison.OrdinalIgnoreCase)).OrderByDescending(OutboxTabs.PlaceOf);
    }

    private static OutboxEntry Entry(LetterFate fate, QueueList list)
    {
        var entry = list.Find(fate.Letter.Proposal);
        return new OutboxEntry(fate, entry?.Reference.Value, entry?.Title);
    }
}
