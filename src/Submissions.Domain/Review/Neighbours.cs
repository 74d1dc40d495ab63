using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>Another proposal of the call that is worth a look beside one.</summary>
/// <param name="Why">In words: "led by the same organisation", "half of the title's words are the same".</param>
public sealed record Neighbour(QueueEntry Entry, string Why);

/// <summary>What else there is of the same organisations, and what may be the same event twice.</summary>
public static class Neighbours
{
    /// <summary>Other proposals that one of its organisations leads or co-organises; those that count first.</summary>
    public static IReadOnlyList<Neighbour> OfItsOrganisations(this QueueEntry entry, IEnumerable<QueueEntry> all) =>
    [
        .. all
            .Where(other => other.Id != entry.Id)
            .Select(other => (Other: other, Shared: other.Organisations.Intersect(entry.Organisations, StringComparer.Ordinal).ToList()))
            .Where(pair => pair.Shared.Count > 0)
            .OrderBy(pair => pair.Other.Status.IsAtRest()).ThenByDescending(pair => pair.Shared.Count).ThenBy(pair => pair.Other.FirstFiledAt)
            .Select(pair => new Neighbour(pair.Other, Why(entry, pair.Other, pair.Shared))),
    ];

    /// <summary>Others whose title or description is so alike that both may be the same event, the most alike first.</summary>
    public static IReadOnlyList<Neighbour> Alike(this QueueEntry entry, IEnumerable<QueueEntry> all) =>
    [
        .. all
            .Where(other => other.Id != entry.Id)
            .Select(other => (Other: other, Title: Likeness.Shared(entry.Title, other.Title), Text: entry.Sketch.Shared(other.Sketch)))
            .Where(pair => pair.Title >= Likeness.Likely || pair.Text >= Likeness.Likely)
            .OrderByDescending(pair => Math.Max(pair.Title, pair.Text))
            .Select(pair => new Neighbour(pair.Other, Why(pair.Title, pair.Text))),
    ];

    private static string Why(QueueEntry entry, QueueEntry other, List<string> shared)
    {
        var lead = entry.Organisations[0];
        if (other.Organisations[0] == lead)
            return "the same lead";
        if (shared.Contains(lead))
            return "its lead co-organises this one";
        return shared.Contains(other.Organisations[0]) ? $"led by its co-organiser {other.Lead}" : "a co-organiser in common";
    }

    private static string Why(double title, double text) => (title >= Likeness.Likely, text >= Likeness.Likely) switch
    {
        (true, true) => "title and description are much alike",
        (true, false) => "the titles are much alike",
        _ => "the descriptions are much alike",
    };
}
