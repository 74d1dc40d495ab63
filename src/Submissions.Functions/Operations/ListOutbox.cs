using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <param name="Tab">Null where it shows every tab.</param>
/// <param name="Counts">Of each tab, to <see cref="ListOutbox.MostCounted"/>.</param>
/// <param name="After">Where the next page begins; null at the end.</param>
internal sealed record OutboxList(Call Call, OutboxTab? Tab, IReadOnlyList<UnitLetter> Letters, IReadOnlyDictionary<OutboxTab, int> Counts, string? After);

/// <summary>
/// A call's letters, tab by tab and page by page; or those of the proposals that words find in the queue (reference, title, organiser, contact),
/// and with an address only those to it; and those of the drafts that words find by what the unit may see of them.
/// </summary>
internal sealed class ListOutbox(CallStore calls, OutboxStore outbox, LetterStore letters, QueueIndex index)
{
    public const int PageSize = 50;
    public const int MostCounted = 200;

    /// <summary>Proposals whose letters a search shows; more are found by more words.</summary>
    private const int MostFound = 50;

    /// <summary>Letters of drafts that a search shows, the newest.</summary>
    private const int MostOfDrafts = 200;

    /// <summary>Words of a search that are looked at as ids of drafts.</summary>
    private const int MostIds = 3;

    /// <param name="tab">Null for what a search finds in every tab; without words, the first.</param>
    public async Task<OutboxList?> RunAsync(CallId id, OutboxTab? tab, string? words, string? after, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(id, cancellationToken) is not { } call)
            return null;
        var counting = OutboxTabs.All.Select(async one => (one, Count: await outbox.CountAsync(id, one, MostCounted, cancellationToken))).ToList();
        var list = await index.OfAsync(id, cancellationToken);
        var (fates, next) = words.IsBlank()
            ? await PageAsync(id, tab ?? default, after, cancellationToken)
            : (await FoundAsync(id, list, tab, words, cancellationToken), null);
        var counts = (await Task.WhenAll(counting)).ToDictionary(one => one.one, one => one.Count);
        return new OutboxList(call, words.IsBlank() ? tab ?? default : tab, [.. fates.Select(fate => Seen(fate, list))], counts, next);
    }

    private async Task<(IEnumerable<LetterFate> Fates, string? Next)> PageAsync(CallId call, OutboxTab tab, string? after, CancellationToken cancellationToken)
    {
        var lines = await outbox.PageAsync(call, tab, after, PageSize, cancellationToken);
        var fates = await Task.WhenAll(lines.Select(line => letters.FindAsync(line.Proposal, line.Letter, cancellationToken)));
        // Between the two readings a letter may have gone elsewhere; one in doubt has a due row too.
        return (fates.OfType<Stored<LetterFate>>().Select(fate => fate.Value).Where(fate => OutboxTabs.Of(fate) == tab), lines.Count == PageSize ? lines[^1].Place : null);
    }

    private async Task<IEnumerable<LetterFate>> FoundAsync(CallId call, QueueList list, OutboxTab? tab, string typed, CancellationToken cancellationToken)
    {
        var words = SearchText.Words(typed);
        var drafts = OfDraftsAsync(call, list, tab, typed, words, cancellationToken);
        var found = list.Entries.Where(entry => words.Count > 0 && entry.Search.HasAll(words)).Take(MostFound);
        var fates = await OfAsync(found.Select(entry => entry.Id), cancellationToken);
        var address = typed.Contains('@', StringComparison.Ordinal) ? typed.Trim() : "";
        return fates.Where(fate => IsIn(tab, fate) && fate.Letter.To.Value.Contains(address, StringComparison.OrdinalIgnoreCase)).Concat(await drafts).OrderByDescending(OutboxTabs.PlaceOf);
    }

    private async Task<IEnumerable<LetterFate>> OfDraftsAsync(CallId call, QueueList list, OutboxTab? tab, string typed, IReadOnlyList<byte[]> words, CancellationToken cancellationToken)
    {
        var looked = DraftSearch.MayFind(words)
            ? await letters.OfDraftsAsync(call, cancellationToken)
            : await OfAsync(Ids(call, typed).Distinct().Take(MostIds), cancellationToken);
        return looked.Where(fate => IsIn(tab, fate) && list.Find(fate.Letter.Proposal) is null && DraftSearch.Finds(words, fate)).OrderByDescending(OutboxTabs.PlaceOf).Take(MostOfDrafts);
    }

    private static bool IsIn(OutboxTab? tab, LetterFate fate) => tab is null || OutboxTabs.Of(fate) == tab;

    private async Task<IEnumerable<LetterFate>> OfAsync(IEnumerable<ProposalId> proposals, CancellationToken cancellationToken) =>
        (await Task.WhenAll(proposals.Select(id => letters.OfAsync(id, cancellationToken)))).SelectMany(all => all);

    /// <summary>What was typed of a proposal's id: the whole, or what stands behind its call, as lists of drafts show it.</summary>
    private static IEnumerable<ProposalId> Ids(CallId call, string typed)
    {
        foreach (var word in typed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ProposalId.TryParse(word.Contains('.', StringComparison.Ordinal) ? word : $"{call}.{word}", out var id) && id.Call == call)
                yield return id;
        }
    }

    private static UnitLetter Seen(LetterFate fate, QueueList list) =>
        list.Find(fate.Letter.Proposal) is { } entry ? UnitLetter.Of(fate, entry.Reference, entry.Title) : UnitLetter.Of(fate, null, null);
}
