using System.Collections.Concurrent;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>
/// The filed proposals of a call as they stood at one moment, in any order. It does not change; <see cref="With"/> gives the
/// list after some of them moved, and carries over what was sorted already.
/// </summary>
public sealed class QueueList
{
    private readonly ConcurrentDictionary<QueueOrder, Row[]> sorted = new();
    private readonly Dictionary<ProposalId, QueueEntry> byId;
    private readonly Lazy<IReadOnlyDictionary<ProposalStatus, int>> counts;
    private readonly Lazy<QueueChoices> choices;
    private readonly Lazy<IReadOnlyList<QueueEntry>> mayWait;

    private QueueList(Dictionary<ProposalId, QueueEntry> byId)
    {
        this.byId = byId;
        counts = new(() => byId.Values.CountBy(entry => entry.Status).ToDictionary());
        choices = new(() => QueueChoices.Of(byId.Values));
        mayWait = new(() => [.. byId.Values.Where(QueueWaiting.MayWait)]);
    }

    public static QueueList Empty { get; } = new(new Dictionary<ProposalId, QueueEntry>());

    public int Count => byId.Count;

    public IReadOnlyCollection<QueueEntry> Entries => byId.Values;

    public QueueEntry? Find(ProposalId id) => byId.GetValueOrDefault(id);

    /// <summary>The list in which these entries stand instead of their former selves; of two of one proposal the later one.</summary>
    public QueueList With(IReadOnlyCollection<QueueEntry> moved)
    {
        var entries = new Dictionary<ProposalId, QueueEntry>(byId);
        foreach (var entry in moved)
            entries[entry.Id] = entry;
        var list = new QueueList(entries);
        var ids = moved.Select(entry => entry.Id).ToHashSet();
        foreach (var (order, rows) in sorted)
            list.sorted[order] = Merge(rows, ids, Sort(ids.Select(id => entries[id]), order));
        return list;
    }

    /// <summary>How many there are of each status.</summary>
    public IReadOnlyDictionary<ProposalStatus, int> Counts => counts.Value;

    public QueueChoices Choices => choices.Value;

    /// <summary>Those of which something may wait for the unit, at some moment and for some viewer; few of a long list.</summary>
    public IReadOnlyList<QueueEntry> MayWait => mayWait.Value;

    /// <summary>The rows in an order, after a position, as they stand for whoever looks.</summary>
    /// <param name="after">Null for the first row on.</param>
    public IEnumerable<QueueEntry> From(QueueSort sort, QueueViewer viewer, QueuePosition? after = null)
    {
        if (sort.First.Count == 0)
            return From(sort, after);
        var top = Top(sort, viewer);
        var ids = top.Select(row => row.Entry.Id).ToHashSet();
        return top.Where(row => after is not { } above || row.Position < above).Select(row => row.Entry)
            .Concat(From(sort.Rest, after).Where(entry => !ids.Contains(entry.Id)));
    }

    /// <summary>The rows that stand before a position or at it, the nearest first, as they stand for whoever looks.</summary>
    public IEnumerable<QueueEntry> Back(QueueSort sort, QueueViewer viewer, QueuePosition from)
    {
        if (sort.First.Count == 0)
            return Back(sort, from);
        var top = Top(sort, viewer);
        var ids = top.Select(row => row.Entry.Id).ToHashSet();
        return Back(sort.Rest, from).Where(entry => !ids.Contains(entry.Id))
            .Concat(top.Reverse().Where(row => row.Position >= from).Select(row => row.Entry));
    }

    /// <summary>What stands before all else, in its order.</summary>
    private Row[] Top(QueueSort sort, QueueViewer viewer)
    {
        var rows = MayWait.Select(entry => (Position: sort.TopOf(entry, viewer), entry)).Where(row => row.Position is not null)
            .Select(row => new Row(row.Position!.Value, row.entry)).ToArray();
        Array.Sort(rows, (a, b) => b.Position.CompareTo(a.Position));
        return rows;
    }

    private IEnumerable<QueueEntry> From(QueueSort sort, QueuePosition? after)
    {
        var rows = Sorted(sort);
        if (sort.Descending)
            return Down(rows, after is { } below ? FirstFrom(rows, below, orAt: false) : rows.Length);
        return Up(rows, after is { } above ? FirstFrom(rows, above, orAt: true) : 0);
    }

    private IEnumerable<QueueEntry> Back(QueueSort sort, QueuePosition from)
    {
        var rows = Sorted(sort);
        return sort.Descending ? Up(rows, FirstFrom(rows, from, orAt: false)) : Down(rows, FirstFrom(rows, from, orAt: true));
    }

    private Row[] Sorted(QueueSort sort) => sorted.GetOrAdd(sort.By, order => Sort(byId.Values, order));

    private static IEnumerable<QueueEntry> Up(Row[] rows, int from)
    {
        for (var at = from; at < rows.Length; at++)
            yield return rows[at].Entry;
    }

    private static IEnumerable<QueueEntry> Down(Row[] rows, int below)
    {
        for (var at = below - 1; at >= 0; at--)
            yield return rows[at].Entry;
    }

    private static Row[] Sort(IEnumerable<QueueEntry> entries, QueueOrder order)
    {
        var rows = entries.Select(entry => new Row(new QueueSort(order, false).PositionOf(entry), entry)).ToArray();
        Array.Sort(rows, (a, b) => a.Position.CompareTo(b.Position));
        return rows;
    }

    private static Row[] Merge(Row[] rows, HashSet<ProposalId> moved, Row[] among)
    {
        var merged = new List<Row>(rows.Length + among.Length);
        var next = 0;
        foreach (var row in rows)
        {
            if (moved.Contains(row.Entry.Id))
                continue;
            while (next < among.Length && among[next].Position < row.Position)
                merged.Add(among[next++]);
            merged.Add(row);
        }

        merged.AddRange(among.AsSpan(next));
        return [.. merged];
    }

    /// <summary>How many rows stand before the position in ascending order, counting one at it or not.</summary>
    private static int FirstFrom(Row[] rows, QueuePosition position, bool orAt)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = rows[middle].Position.CompareTo(position);
            if (order < 0 || (order == 0 && orAt))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private readonly record struct Row(QueuePosition Position, QueueEntry Entry);
}
