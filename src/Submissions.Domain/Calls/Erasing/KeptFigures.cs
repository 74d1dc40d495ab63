using Submissions.Domain.Proposals;

namespace Submissions.Domain.Calls.Erasing;

/// <summary>
/// What stays of a proposal when its call's personal data is erased: its status, values of closed lists and numbers. Nothing that anybody typed freely
/// does, be it a title or an organisation's name: people stand in both.
/// </summary>
public sealed record KeptFigures(
    ProposalStatus Status, int Versions, string? LeadKind, string? LeadCountry, IReadOnlyList<string> Kinds, IReadOnlyList<string> Countries,
    IReadOnlyList<string> Languages, int? Attendance, int Panellists, int Documents)
{
    /// <param name="content">What counts: as filed, for a draft as written.</param>
    public static KeptFigures Of(Proposal proposal, ProposalContent content) => new(
        proposal.Status, proposal.Filed?.Version ?? 0,
        Known(OrganiserKind.All, content.Lead?.Kind), Known(CountryCodes.All, content.Lead?.Country),
        Each(OrganiserKind.All, content.Organisers.Select(organiser => organiser.Kind)), Each(CountryCodes.All, content.Organisers.Select(organiser => organiser.Country)),
        Each(LanguageCodes.All, content.Languages), content.Requirements.Attendance.Value, content.Panellists.Count, proposal.Documents.Count);

    private static string? Known(IReadOnlyCollection<string> known, string? value) => value is not null && known.Contains(value) ? value : null;

    private static IReadOnlyList<string> Each(IReadOnlyCollection<string> known, IEnumerable<string?> values) =>
        [.. values.Select(value => Known(known, value)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>The figures of all proposals of a call together.</summary>
/// <param name="ByStatus">How many of each.</param>
/// <param name="Unreadable">Proposals that the program could not read, and erased all the same.</param>
public sealed record KeptSums(
    int Proposals, int Unreadable, int Documents, int Attendance, int Panellists, IReadOnlyDictionary<string, int> ByStatus, IReadOnlyDictionary<string, int> ByLeadKind,
    IReadOnlyDictionary<string, int> ByLeadCountry, IReadOnlyDictionary<string, int> ByLanguage)
{
    /// <param name="all">One a proposal; null for one that could not be read.</param>
    public static KeptSums Of(IReadOnlyList<KeptFigures?> all)
    {
        var read = all.OfType<KeptFigures>().ToList();
        return new KeptSums(
            all.Count, all.Count - read.Count, read.Sum(one => one.Documents), read.Sum(one => one.Attendance ?? 0), read.Sum(one => one.Panellists),
            Count(read.Select(one => one.Status.Slug())), Count(read.Select(one => one.LeadKind)), Count(read.Select(one => one.LeadCountry)), Count(read.SelectMany(one => one.Languages)));
    }

    private static SortedDictionary<string, int> Count(IEnumerable<string?> values)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values.OfType<string>())
            counts[value] = counts.GetValueOrDefault(value) + 1;
        return counts;
    }
}
