using System.Globalization;
using Submissions.Domain.Checks;

namespace Submissions.Domain.Circulars;

/// <summary>What keeps the texts of a letter to many from being prepared, field by field.</summary>
public static class CircularTexts
{
    private const string Rule = "circular";

    /// <param name="texts">As typed, at most one a language.</param>
    /// <param name="needed">The languages that its readers are written to in.</param>
    /// <param name="known">The call's languages.</param>
    /// <param name="site">Our own address.</param>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<CircularText> texts, IReadOnlyCollection<string> needed, IReadOnlyCollection<string> known, Uri site) =>
    [
        .. texts.Index().Where(text => !known.Contains(text.Item.Language)).Select(text => Unknown(text.Index, text.Item.Language, known)),
        .. texts.GroupBy(text => text.Language).Where(group => group.Count() > 1 && known.Contains(group.Key)).Select(group => Wrong(group.Key, "subject", "This language stands here twice.")),
        .. needed.Where(language => texts.All(text => text.Language != language)).Select(language =>
            Wrong(language, "subject", $"Some readers are written to in {LanguageNames.English(language)}: write the letter in {LanguageNames.English(language)} too.")),
        .. texts.Where(text => known.Contains(text.Language)).SelectMany(text => Check(text, site)),
    ];

    /// <summary>The name of a field, in forms and in findings.</summary>
    public static string Field(string language, string part) => $"texts.{language}.{part}";

    private static IEnumerable<Finding> Check(CircularText text, Uri site)
    {
        foreach (var (part, typed, most) in new[] { ("subject", text.Subject, CircularText.LongestSubject), ("words", text.Words, CircularText.LongestWords) })
        {
            if (typed.IsBlank())
                yield return Wrong(text.Language, part, part == "subject" ? "Give the letter a subject." : "Write what the letter says.");
            if (typed.Length > most)
                yield return Wrong(text.Language, part, $"This holds {typed.Length} characters; {most} is the most.");
            foreach (var unknown in CircularText.UnknownPlaces(typed))
                yield return Wrong(text.Language, part, $"There is no place {{{unknown}}}. There are {string.Join(", ", CircularText.Places.Select(place => $"{{{place}}}"))}.");
            if (CircularText.HasStrayBrace(typed))
                yield return Wrong(text.Language, part, "A brace stands here that belongs to no place: a place has one brace before it and one after it, as in {name}.");
            foreach (var foreign in CircularText.ForeignLinks(typed, site))
                yield return Wrong(text.Language, part, $"Our letters link only to {site.Authority}: take {foreign} out, or say in words where to look.");
        }

        if (text.Subject.Any(char.IsControl))
            yield return Wrong(text.Language, "subject", "A subject is one line.");
        if (text.Subject.Contains($"{{{CircularText.Link}}}", StringComparison.Ordinal))
            yield return Wrong(text.Language, "subject", "A link opens the proposal for whoever reads it, so it stands in no subject.");
    }

    private static Finding Unknown(int index, string language, IReadOnlyCollection<string> known)
    {
        var named = string.Join(" or ", known.Select(code => $"{LanguageNames.English(code)} ({code})"));
        return language is [>= 'a' and <= 'z', >= 'a' and <= 'z'] or [>= 'a' and <= 'z', >= 'a' and <= 'z', >= 'a' and <= 'z']
            ? Wrong(language, "subject", $"No letters of this call are written in {language}. Write it in {named}.")
            : new Finding(Rule, Severity.Block, $"texts[{index.ToString(CultureInfo.InvariantCulture)}].language", $"Say in which language the text is: {named}.");
    }

    private static Finding Wrong(string language, string part, string words) => new(Rule, Severity.Block, Field(language, part), words);
}
