using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>What is asked of the queue.</summary>
/// <param name="After">The position after which the page begins; null for the first page.</param>
public sealed record QueueQuery(QueueFilter Filter, QueueSort Sort, QueuePosition? After = null)
{
    public static QueueQuery Everything { get; } = new(QueueFilter.Everything, QueueSort.Default);

    /// <summary>Filter and sort as they stand in addresses; the place in the list is not part of it.</summary>
    public string Address => string.Join('&', new[] { Filter.Query, Sort == QueueSort.Default ? "" : $"sort={Sort}" }.Where(part => part.Length > 0));
}

/// <summary>A page of a filtered list.</summary>
/// <param name="Total">How many the filter means, on all pages.</param>
/// <param name="Before">How many of them stand before this page.</param>
/// <param name="Previous">The page before begins after this; null when it is the first, or there is none.</param>
/// <param name="Next">The next page begins after this; null at the end.</param>
/// <param name="Counts">How many of each status the filter means, were it not for the status it asks for.</param>
public sealed record QueueSlice(
    IReadOnlyList<QueueEntry> Entries, int Total, int Before, QueuePosition? Previous, QueuePosition? Next, IReadOnlyDictionary<ProposalStatus, int> Counts)
{
    public static QueueSlice Of(QueueList list, QueueQuery query, QueueViewer viewer, int size)
    {
        var takes = viewer.Takes(query.Filter);
        var counts = Count(list, query.Filter, viewer);
        var statuses = query.Filter.Of(QueueFacet.Status);
        var total = counts.Where(count => statuses.Count == 0 || statuses.Contains(count.Key.Slug())).Sum(count => count.Value);
        var entries = list.From(query.Sort, viewer, query.After).Where(entry => takes(entry)).Take(size + 1).ToList();
        var before = query.After is { } after ? list.Back(query.Sort, viewer, after).Where(entry => takes(entry)).ToList() : [];
        return new QueueSlice(
            [.. entries.Take(size)], total, before.Count,
            before.Count > size ? query.Sort.PositionOf(before[size], viewer) : null,
            entries.Count > size ? query.Sort.PositionOf(entries[size - 1], viewer) : null,
            counts);
    }

    private static Dictionary<ProposalStatus, int> Count(QueueList list, QueueFilter filter, QueueViewer viewer)
    {
        var others = filter.Without(QueueFacet.Status);
        if (others.IsEmpty)
            return new(list.Counts);
        var counts = new Dictionary<ProposalStatus, int>();
        var takes = viewer.Takes(others);
        foreach (var entry in list.Entries)
        {
            if (takes(entry))
                counts[entry.Status] = counts.GetValueOrDefault(entry.Status) + 1;
        }

        return counts;
    }
}

/// <summary>What stands beside a proposal in a filtered list.</summary>
/// <param name="Number">Which it is, from 1; null when the filter does not mean it (any more): its neighbours are those of its place.</param>
/// <param name="Total">How many the filter means.</param>
public sealed record QueueNeighbours(QueueEntry? Previous, QueueEntry? Next, int? Number, int Total)
{
    public static QueueNeighbours Of(QueueList list, QueueQuery query, QueueViewer viewer, QueueEntry entry)
    {
        var (takes, position) = (viewer.Takes(query.Filter), query.Sort.PositionOf(entry, viewer));
        var before = list.Back(query.Sort, viewer, position).Where(one => one.Id != entry.Id && takes(one)).ToList();
        var after = list.From(query.Sort, viewer, position).Where(one => takes(one)).ToList();
        var meant = takes(entry);
        return new QueueNeighbours(before.FirstOrDefault(), after.FirstOrDefault(), meant ? before.Count + 1 : null, before.Count + after.Count + (meant ? 1 : 0));
    }
}
