using System.Globalization;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

public enum QueueOrder
{
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

    /// <summary>Newest filing first.</summary>
    public static QueueSort Default { get; } = new(QueueOrder.Filed, true);

    /// <summary>Every order in both directions.</summary>
    public static IReadOnlyList<QueueSort> All { get; } =
        [.. Enum.GetValues<QueueOrder>().SelectMany(order => new[] { new QueueSort(order, order <= QueueOrder.Moved), new QueueSort(order, order > QueueOrder.Moved) })];

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

    public override string ToString() => (Descending ? "-" : "") + By switch
    {
        QueueOrder.Filed => "filed",
        QueueOrder.Moved => "moved",
        QueueOrder.Title => "title",
        QueueOrder.Reference => "reference",
        _ => "lead",
    };

    /// <summary>Where an entry stands: what is ordered by, and its id, so that no two stand in one place.</summary>
    public QueuePosition PositionOf(QueueEntry entry) => new(
        By switch
        {
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
