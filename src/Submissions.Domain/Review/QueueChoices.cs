using Submissions.Domain.Checks;

namespace Submissions.Domain.Review;

/// <summary>What a list can be filtered by with any effect: the values that occur in it, each with how many hold it.</summary>
public sealed record QueueChoices(
    IReadOnlyList<QueueChoice> Countries, IReadOnlyList<QueueChoice> Languages, IReadOnlyList<QueueChoice> Rules, IReadOnlyList<EmailAddress> Owners)
{
    internal static QueueChoices Of(IReadOnlyCollection<QueueEntry> entries) => new(
        Count(entries.SelectMany(entry => entry.Countries), QueueFacet.Country),
        Count(entries.SelectMany(entry => entry.Languages), QueueFacet.Language),
        Count(entries.SelectMany(entry => entry.Findings.Where(finding => finding.Severity != Severity.Inform).Select(finding => finding.Rule).Distinct()), QueueFacet.Finding),
        [.. entries.Select(entry => entry.AssignedTo).OfType<EmailAddress>().Distinct()]);

    /// <summary>Organisers type what they like; only what the facet knows can be asked for.</summary>
    private static IReadOnlyList<QueueChoice> Count(IEnumerable<string> values, QueueFacet facet) =>
        [.. values.CountBy(value => value).Where(count => facet.Knows(count.Key)).Select(count => new QueueChoice(count.Key, count.Value)).OrderBy(choice => choice.Value, StringComparer.Ordinal)];
}

public sealed record QueueChoice(string Value, int Count);
