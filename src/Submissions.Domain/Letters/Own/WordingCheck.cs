using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Submissions.Domain.Letters.Own;

/// <summary>Why a sentence cannot stand.</summary>
/// <param name="Expected">What was expected there, as a call's file is told.</param>
public sealed record WordingFault(WordingField Field, string Expected);

/// <summary>
/// Holds a call's sentences against the usual ones: the same places, one line, plain words without addresses, and subjects that tell
/// letters apart.
/// </summary>
public static partial class WordingCheck
{
    public const int MostInSubject = 120;
    public const int Most = 1_000;

    /// <summary>What is expected where nothing stands.</summary>
    public const string Words = "words: no sentence can be left empty";

    public static IReadOnlyList<WordingFault> Faults(CallWording wording) =>
    [
        .. from one in wording.Own
           from expected in Faults(one.Key, one.Value)
           select new WordingFault(one.Key, expected),
        .. LetterWords.Languages.SelectMany(language => Alike(wording, language)),
    ];

    private static IEnumerable<string> Faults(WordingField field, string sentence)
    {
        if (sentence.IsBlank())
            return [Words];
        return Shape(field, sentence).Concat(Places(field, sentence)).Concat(Plain(sentence));
    }

    private static IEnumerable<string> Shape(WordingField field, string sentence)
    {
        var most = field.IsSubject ? MostInSubject : Most;
        if (sentence.Length > most)
            yield return string.Create(CultureInfo.InvariantCulture, $"at most {most:N0} characters; these are {sentence.Length:N0}");
        if (sentence.EnumerateRunes().Any(Breaks))
            yield return "one line, without line breaks and hidden characters";
        else if (sentence.Trim() != sentence)
            yield return "no blanks before and after the words";
    }

    private static IEnumerable<string> Places(WordingField field, string sentence)
    {
        var (usual, own) = (field.Places, LetterWords.PlacesIn(sentence));
        var lacking = usual.Except(own).ToList();
        if (lacking.Count > 0)
            yield return $"{Named(lacking)} in it, as in the usual words";
        var unknown = own.Except(usual).ToList();
        if (unknown.Count > 0)
            yield return $"no {Named(unknown)}: {Known(usual)}";
        else if (LetterWords.Fill(sentence, _ => "").AsSpan().IndexOfAny('{', '}') >= 0)
            yield return $"no braces but those of its places: {Known(usual)}";
    }

    private static IEnumerable<string> Plain(string sentence)
    {
        // A value stands where the place is: what comes before or after it must make no address with it either.
        var filled = LetterWords.Fill(sentence, _ => "x");
        if (Markup().Match(filled) is { Success: true } mark)
            yield return $"plain words: “{mark.Value}” would stand there as it is typed";
        if (Address().Match(filled) is { Success: true } address)
            yield return $"no address: mail programs make a link of “{address.Value}”, and letters link only to this site";
    }

    private static IEnumerable<WordingFault> Alike(CallWording wording, string language)
    {
        var words = wording.In(language);
        var subjects = words.Keys.Where(key => key.EndsWith(".subject", StringComparison.Ordinal)).ToLookup(key => Told(words[key]), StringComparer.OrdinalIgnoreCase);
        return from same in subjects
               where same.Count() > 1
               from key in same
               let field = new WordingField(key, language)
               where wording.Own.ContainsKey(field)
               let other = same.First(another => another != key)
               select new WordingFault(field, $"a subject that tells this letter from “{other[..^".subject".Length]}”, which says the same");
    }

    /// <summary>A subject's words alone.</summary>
    private static string Told(string subject) => string.Join(' ', Word().Matches(LetterWords.Fill(subject, _ => " ")).Select(word => word.Value));

    private static string Named(IEnumerable<string> places) => string.Join(", ", places.Select(place => $"{{{place}}}"));

    private static string Known(IReadOnlyList<string> usual) => usual.Count == 0 ? "this sentence has none" : $"it has {Named(usual)}";

    /// <summary>Ends a line, hides, or turns the writing round; joiners that scripts need do not.</summary>
    private static bool Breaks(Rune rune) =>
        rune.Value is not (0x200C or 0x200D)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex(@"</?[A-Za-z!][^>]{0,40}>?|&#?\w{1,12};")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\S*(?:://|//\w|@\w|\bwww\.|[\p{L}\p{N}-][.。．｡]\p{L}{2,})\S*")]
    private static partial Regex Address();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
