using Submissions.Domain.Checks;

namespace Submissions.Domain.Circulars;

/// <summary>What keeps the texts of a letter to many from being prepared, field by field.</summary>
public static class CircularTexts
{
    private const string Rule = "circular";

    /// <param name="texts">As typed, at most one a language.</param>
    /// <param name="needed">The languages that its readers are written to in.</param>
    /// <param name="site">Our own address.</param>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<CircularText> texts, IReadOnlyCollection<string> needed, Uri site) =>
    [
        .. texts.GroupBy(text => text.Language).Where(group => group.Count() > 1).Select(group => Wrong(group.Key, "subject", "This language stands here twice.")),
        .. needed.Where(language => texts.All(text => text.Language != language)).Select(language =>
            Wrong(language, "subject", $"Some readers are written to in {LanguageNames.English(language)}: write the letter in {LanguageNames.English(language)} too.")),
        .. texts.SelectMany(text => Check(text, site)),
    ];

    /// <summary>The name of a field, in forms and in findings.</summary>
    public static string Field(string language, string part) => $"texts.{language}.{part}";

    private static IEnumerable<Finding> Check(CircularText text, Uri site)
    {
        foreach (var (part, typed, most) in new[] { ("subject", text.Subject, CircularText.LongestSubject), ("words", text.Words, CircularText.LongestWords) })
        {
            if (string.IsNullOrWhiteSpace(typed))
                yield return Wrong(text.Language, part, part == "subject" ? "Give the letter a subject." : "Write what the letter says.");
            if (typed.Length > most)
                yield return Wrong(text.Language, part, $"This holds {typed.Length} characters; {most} is the most.");
            foreach (var unknown in CircularText.UnknownPlaces(typed))
                yield return Wrong(text.Language, part, $"There is no place {{{unknown}}}. There are {string.Join(", ", CircularText.Places.Select(place => $"{{{place}}}"))}.");
            foreach (var foreign in CircularText.ForeignLinks(typed, site))
                yield return Wrong(text.Language, part, $"Our letters link only to {site.Authority}: take {foreign} out, or say in words where to look.");
        }

        if (text.Subject.Any(char.IsControl))
            yield return Wrong(text.Language, "subject", "A subject is one line.");
        if (text.Subject.Contains($"{{{CircularText.Link}}}", StringComparison.Ordinal))
            yield return Wrong(text.Language, "subject", "A link opens the proposal for whoever reads it, so it stands in no subject.");
    }

    private static Finding Wrong(string language, string part, string words) => new(Rule, Severity.Block, Field(language, part), words);
}
