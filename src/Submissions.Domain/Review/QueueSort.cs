using System.Globalization;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

public enum QueueOrder
{
    /// <summary>What the viewer asked and was answered, then by filing.</summary>
    Mine,

    /// <summary>All that waits for the unit, then by filing.</summary>
    Waiting,
    Filed,
    Moved,
    Title,
    Reference,
    Lead,
}

/// <summary>How the queue is ordered; in addresses <c>title</c>, or <c>-filed</c> for the greatest first.</summary>
public readonly record struct QueueSort(QueueOrder By, bool Descending)
{
    private const int MostOfAText = 60;

    /// <summary>Sorts after every instant, so that in a falling order it stands before them.</summary>
    private const string Before = "~";

    private static readonly string[] MineFirst = [QueueWaiting.AnsweredYou];

    /// <summary>What came back to the viewer, then the newest filing.</summary>
    public static QueueSort Default { get; } = new(QueueOrder.Mine, true);

    /// <summary>Every order in both directions; what waits only stands first.</summary>
    public static IReadOnlyList<QueueSort> All { get; } =
        [Default, new(QueueOrder.Waiting, true), .. Enum.GetValues<QueueOrder>().Where(order => order >= QueueOrder.Filed).SelectMany(order => new[] { new QueueSort(order, order <= QueueOrder.Moved), new QueueSort(order, order > QueueOrder.Moved) })];

    public static bool TryParse(string? text, out QueueSort sort)
    {
        foreach (var known in All)
        {
            sort = known;
            if (known.ToString() == text)
                return true;
        }

        sort = Default;
        return false;
    }

    /// <summary>What of <see cref="QueueWaiting"/> stands before all else, the first before the second; nothing in most orders.</summary>
    internal IReadOnlyList<string> First => By switch
    {
        QueueOrder.Mine => MineFirst,
        QueueOrder.Waiting => QueueWaiting.All,
        _ => [],
    };

    /// <summary>The order of whatever does not stand before it.</summary>
    internal QueueSort Rest => First.Count == 0 ? this : this with { By = QueueOrder.Filed };

    public override string ToString() => (Descending && First.Count == 0 ? "-" : "") + By switch
    {
        QueueOrder.Mine => "mine",
        QueueOrder.Waiting => "waiting",
        QueueOrder.Filed => "filed",
        QueueOrder.Moved => "moved",
        QueueOrder.Title => "title",
        QueueOrder.Reference => "reference",
        _ => "lead",
    };

    /// <summary>Where an entry stands for whoever looks: what is ordered by, and its id, so that no two stand in one place.</summary>
    public QueuePosition PositionOf(QueueEntry entry, QueueViewer viewer) => TopOf(entry, viewer) ?? Rest.PositionOf(entry);

    /// <summary>Where it stands among what is first; null when it is not.</summary>
    internal QueuePosition? TopOf(QueueEntry entry, QueueViewer viewer)
    {
        for (var at = 0; at < First.Count; at++)
        {
            if (viewer.Since(entry, First[at]) is { } since)
                return new QueuePosition(string.Create(CultureInfo.InvariantCulture, $"{Before}{First.Count - at}{Instant(since)}"), entry.Id);
        }

        return null;
    }

    /// <summary>Where an entry stands in an order that is the same for everybody.</summary>
    internal QueuePosition PositionOf(QueueEntry entry) => new(
        By switch
        {
            QueueOrder.Mine or QueueOrder.Waiting => throw new InvalidOperationException("This order is a viewer's own."),
            QueueOrder.Filed => Instant(entry.FirstFiledAt),
            QueueOrder.Moved => Instant(entry.MovedAt),
            QueueOrder.Title => Text(entry.Title),
            QueueOrder.Reference => entry.Reference.Value,
            _ => Text(entry.Lead),
        },
        entry.Id);

    private static string Instant(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    private static string Text(string text)
    {
        var folded = SearchText.Fold(text);
        return folded.Length <= MostOfAText ? folded : folded[..(char.IsHighSurrogate(folded[MostOfAText - 1]) ? MostOfAText - 1 : MostOfAText)];
    }
}

/// <summary>
/// A place between two rows of a list, as addresses carry it: the sort key and the id of the row it was taken from. It stays
/// what it is when that row, or any other, moves or goes.
/// </summary>
public readonly record struct QueuePosition(string Key, ProposalId Id) : IComparable<QueuePosition>
{
    private const int Longest = 200;

    public static bool TryParse(string? text, out QueuePosition position)
    {
        position = default;
        var bar = text is { Length: <= Longest } ? text.LastIndexOf('|') : -1;
        if (bar < 0 || !ProposalId.TryParse(text![(bar + 1)..], out var id))
            return false;
        position = new QueuePosition(text[..bar], id);
        return true;
    }

    public int CompareTo(QueuePosition other) =>
        string.CompareOrdinal(Key, other.Key) is var order and not 0 ? order : string.CompareOrdinal(Id.Value, other.Id.Value);

    public override string ToString() => $"{Key}|{Id}";

    public static bool operator <(QueuePosition left, QueuePosition right) => left.CompareTo(right) < 0;

    public static bool operator >(QueuePosition left, QueuePosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(QueuePosition left, QueuePosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(QueuePosition left, QueuePosition right) => left.CompareTo(right) >= 0;
}
