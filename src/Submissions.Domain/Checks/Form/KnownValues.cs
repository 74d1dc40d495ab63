using Submissions.Domain.Proposals;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Checks.Form;

/// <summary>Values chosen from a list are on it. The form offers no others; the API and a hand-made request can.</summary>
internal static class KnownValues
{
    public static IEnumerable<Mistake> Mistakes(ProposalContent content) =>
        from chosen in Chosen(content)
        where !chosen.Value.IsBlank() && !chosen.Known.Contains(chosen.Value)
        select new Mistake(chosen.Field, $"{Sentence.Quoted(chosen.Value!)} is not {chosen.What}.", Way(chosen.Known));

    private static string Way(IReadOnlyCollection<string> known) => known.Count <= 8 ? $"Choose {Sentence.Or(known)}." : "Choose from the list.";

    private static IEnumerable<(string Field, string? Value, IReadOnlyCollection<string> Known, string What)> Chosen(ProposalContent content) =>
    [
        ("audience", content.Audience, Choices.Audiences, "a kind of audience"),
        .. content.Languages.Select((code, i) => ($"languages[{i}]", (string?)code, LanguageCodes.All, "a language of the list")),
        .. content.Organisers.SelectMany(Of),
        ("requirements.layout", content.Requirements.Layout, Layout.All, "a layout of the list"),
        .. content.Requirements.Interpretation.Select((code, i) => ($"requirements.interpretation[{i}]", (string?)code, LanguageCodes.All, "a language of the list")),
        ("moderator.gender", content.Moderator?.Gender, Choices.Genders, "one of the answers"),
        .. content.Panellists.SelectMany(Of),
        .. content.Translations.Keys.Select(code => ($"translations.{code}", (string?)code, LanguageCodes.All, "a language of the list")),
    ];

    private static IEnumerable<(string Field, string? Value, IReadOnlyCollection<string> Known, string What)> Of(Organiser organiser, int i) =>
    [
        ($"organisers[{i}].kind", organiser.Kind, OrganiserKind.All, "a kind of organisation"),
        ($"organisers[{i}].country", organiser.Country, CountryCodes.All, "a country of the list"),
    ];

    private static IEnumerable<(string Field, string? Value, IReadOnlyCollection<string> Known, string What)> Of(Panellist panellist, int i) =>
    [
        ($"panellists[{i}].country", panellist.Country, CountryCodes.All, "a country of the list"),
        ($"panellists[{i}].dimension", panellist.Dimension, Choices.Dimensions, "a dimension of the list"),
        ($"panellists[{i}].gender", panellist.Gender, Choices.Genders, "one of the answers"),
    ];
}
