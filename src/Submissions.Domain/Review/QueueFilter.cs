namespace Submissions.Domain.Review;

/// <summary>
/// Which proposals are meant: for each facet any of its values, and all facets at once. It lives in addresses, and what it
/// prints it reads.
/// </summary>
public sealed class QueueFilter : IEquatable<QueueFilter>
{
    private readonly SortedDictionary<int, IReadOnlyList<string>> chosen;

    private QueueFilter(SortedDictionary<int, IReadOnlyList<string>> chosen)
    {
        this.chosen = chosen;
        Query = string.Join('&', chosen.Select(one => $"{QueueFacet.All[one.Key].Name}={string.Join(',', one.Value.Select(Uri.EscapeDataString))}"));
    }

    /// <summary>Every filed proposal.</summary>
    public static QueueFilter Everything { get; } = new([]);

    /// <summary>As it stands in addresses, without a question mark: <c>status=submitted,waiting-list&amp;kind=government</c>.</summary>
    public string Query { get; }

    public bool IsEmpty => chosen.Count == 0;

    /// <summary>What was chosen, one by one: each can be taken away.</summary>
    public IEnumerable<QueuePart> Parts => chosen.SelectMany(one => one.Value.Select(value => new QueuePart(QueueFacet.All[one.Key], value)));

    /// <summary>Reads an address' query; names that are no facet are not looked at.</summary>
    /// <param name="values">Gives the values that the address holds under a name.</param>
    /// <param name="unknown">What a facet does not know, as in <c>status=acepted</c>: to be told, because leaving it out would mean more than was asked for.</param>
    public static QueueFilter Read(Func<string, IEnumerable<string>> values, out IReadOnlyList<string> unknown)
    {
        var chosen = new SortedDictionary<int, IReadOnlyList<string>>();
        var others = new List<string>();
        foreach (var (index, facet) in QueueFacet.All.Index())
        {
            if (facet.Read(values(facet.Name), out var wrong) is { Count: > 0 } read)
                chosen[index] = read;
            others.AddRange(wrong.Select(value => $"{facet.Name}={value}"));
        }

        unknown = others;
        return new QueueFilter(chosen);
    }

    /// <summary>Reads what <see cref="Query"/> printed, such as a saved view.</summary>
    public static QueueFilter Parse(string query, out IReadOnlyList<string> unknown)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .ToLookup(pair => pair[0], pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1].Replace('+', ' ')) : "", StringComparer.Ordinal);
        return Read(name => pairs[name], out unknown);
    }

    public IReadOnlyList<string> Of(QueueFacet facet) => chosen.GetValueOrDefault(IndexOf(facet)) ?? [];

    /// <summary>With these values of the facet and no others; without any, the facet is not asked about.</summary>
    /// <exception cref="ArgumentException">A value is none of the facet's.</exception>
    public QueueFilter With(QueueFacet facet, params IReadOnlyList<string> values)
    {
        var read = facet.Read(values, out var unknown);
        if (unknown.Count > 0)
            throw new ArgumentException($"{facet.Name} has no value {unknown[0]}.", nameof(values));
        var other = new SortedDictionary<int, IReadOnlyList<string>>(chosen);
        other.Remove(IndexOf(facet));
        if (read.Count > 0)
            other[IndexOf(facet)] = read;
        return new QueueFilter(other);
    }

    public QueueFilter Without(QueuePart part) => With(part.Facet, [.. Of(part.Facet).Where(value => value != part.Value)]);

    public QueueFilter Without(QueueFacet facet) => With(facet, []);

    public bool Equals(QueueFilter? other) => other is not null && Query == other.Query;

    public override bool Equals(object? obj) => Equals(obj as QueueFilter);

    public override int GetHashCode() => Query.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Query;

    private static int IndexOf(QueueFacet facet)
    {
        for (var i = 0; i < QueueFacet.All.Count; i++)
        {
            if (QueueFacet.All[i] == facet)
                return i;
        }

        throw new ArgumentException("No facet of the queue.", nameof(facet));
    }
}

/// <summary>One choice of a filter, as in <c>status=submitted</c>.</summary>
public readonly record struct QueuePart(QueueFacet Facet, string Value);
