using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>Another proposal of the call that is worth a look beside one.</summary>
/// <param name="Why">In words: "the same lead", "the titles are much alike".</param>
public sealed record Neighbour(QueueEntry Entry, string Why);

/// <summary>What else there is of the same organisations, and what may be the same event twice.</summary>
public static class Neighbours
{
    /// <summary>Other proposals that one of its organisations leads or co-organises; those that count first.</summary>
    public static IReadOnlyList<Neighbour> OfItsOrganisations(this QueueEntry entry, IEnumerable<QueueEntry> all)
    {
        var own = entry.Organisations.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. all
                .Where(other => other.Id != entry.Id && own.Overlaps(other.Organisations))
                .OrderBy(other => other.Status.IsAtRest()).ThenByDescending(other => other.Organisations.Count(own.Contains)).ThenBy(other => other.FirstFiledAt)
                .Select(other => new Neighbour(other, Why(entry, other))),
        ];
    }

    /// <summary>Others whose title or description is so alike that both may be the same event, the most alike first.</summary>
    public static IReadOnlyList<Neighbour> Alike(this QueueEntry entry, IEnumerable<QueueEntry> all) =>
    [
        .. all
            .Where(other => other.Id != entry.Id)
            .Select(other => (Other: other, Title: Titles(entry, other), Text: entry.Sketch.Shared(other.Sketch)))
            .Where(pair => pair.Title >= Likeness.Likely || pair.Text >= Likeness.Likely)
            .OrderByDescending(pair => Math.Max(pair.Title, pair.Text)).ThenBy(pair => pair.Other.FirstFiledAt)
            .Select(pair => new Neighbour(pair.Other, Why(pair.Title, pair.Text))),
    ];

    private static double Titles(QueueEntry entry, QueueEntry other) =>
        Likeness.MayShare(entry.TitleBits, other.TitleBits) ? Likeness.Shared(entry.Title, other.Title) : 0;

    private static string Why(QueueEntry entry, QueueEntry other)
    {
        var (lead, otherLead) = (entry.Organisations[0], other.Organisations[0]);
        if (otherLead == lead)
            return "the same lead";
        if (other.Organisations.Contains(lead))
            return "its lead co-organises this one";
        return entry.Organisations.Contains(otherLead) ? $"led by its co-organiser {other.Lead}" : "a co-organiser in common";
    }

    private static string Why(double title, double text) => (title >= Likeness.Likely, text >= Likeness.Likely) switch
    {
        (true, true) => "title and description are much alike",
        (true, false) => "the titles are much alike",
        _ => "the descriptions are much alike",
    };
}
