using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Submissions.Domain.Review;

namespace Submissions.Functions.Http;

/// <summary>The queue's filter, order and place, as pages and API find them in an address.</summary>
internal static class QueueAddress
{
    public const string Sort = "sort";
    public const string After = "after";

    private static readonly FrozenSet<string> Names = QueueFacet.All.Select(facet => facet.Name).Concat([Sort, After]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="unknown">What is no filter and no order of ours, as it stands in the address; empty when all was understood.</param>
    public static QueueQuery Read(IQueryCollection given, out IReadOnlyList<string> unknown)
    {
        var filter = QueueFilter.Read(name => given[name].OfType<string>(), out var wrong);
        var (sort, after) = (QueueSort.Default, (QueuePosition?)null);
        List<string> others = [.. wrong];
        if (given[Sort].ToString() is { Length: > 0 } by && !QueueSort.TryParse(by, out sort))
            others.Add($"{Sort}={by}");
        if (given[After].ToString() is { Length: > 0 } from)
        {
            if (QueuePosition.TryParse(from, out var position))
                after = position;
            else
                others.Add($"{After}={from}");
        }

        unknown = others;
        return new QueueQuery(filter, sort, after);
    }

    /// <summary>
    /// Reads what <see cref="QueueQuery.Address"/> printed, such as a form's hidden field. There is nothing else in it: a name that is none of ours is told,
    /// because leaving it out would mean more than was asked for.
    /// </summary>
    public static QueueQuery Parse(string? address, out IReadOnlyList<string> unknown)
    {
        var given = new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address));
        var query = Read(given, out var wrong);
        unknown = [.. wrong, .. given.Where(one => !Names.Contains(one.Key)).Select(one => $"{one.Key}={one.Value}")];
        return query;
    }
}
