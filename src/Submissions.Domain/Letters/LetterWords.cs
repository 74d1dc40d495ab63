using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Submissions.Domain.Letters;

/// <summary>
/// The letters' sentences in one language, from <c>words.{language}.json</c>. Places for values stand in braces; each is
/// filled once, so that a value that looks like a place stays as it is.
/// </summary>
public sealed partial class LetterWords
{
    private const string Fallback = "en";

    private static readonly FrozenDictionary<string, LetterWords> Known =
        ((string[])[Fallback, "fr"]).ToFrozenDictionary(language => language, Read);

    private readonly IReadOnlyDictionary<string, string> sentences;
    private readonly ISet<string>? said;

    private LetterWords(string language, IList<string> keys, IReadOnlyDictionary<string, string> sentences, ISet<string>? said = null) =>
        (Language, Keys, this.sentences, this.said) = (language, keys, sentences, said);

    public string Language { get; }

    /// <summary>The languages letters are written in.</summary>
    public static IEnumerable<string> Languages => Known.Keys;

    /// <summary>In the file's order.</summary>
    public IList<string> Keys { get; }

    /// <summary>A sentence as it stands, with its places.</summary>
    public string this[string key] => sentences[key];

    /// <summary>The words of that language; English where letters are not written in it yet.</summary>
    public static LetterWords In(string language) => Known.TryGetValue(language, out var words) ? words : Known[Fallback];

    /// <exception cref="ArgumentException">The sentence has a place that no value is given for.</exception>
    public string Say(string key, params (string Name, string Value)[] values) =>
        Place().Replace(Noted(key), place => Value(key, place.Groups[1].Value, values));

    /// <summary>The sentence if there is one: for names that calls may add to.</summary>
    public string? Find(string key) => sentences.ContainsKey(key) ? Noted(key) : null;

    /// <summary>The names of the places in a sentence, in alphabetical order.</summary>
    public IReadOnlyList<string> Places(string key) => PlacesIn(sentences[key]);

    internal static IReadOnlyList<string> PlacesIn(string sentence) => [.. Place().Matches(sentence).Select(place => place.Groups[1].Value).Distinct().Order()];

    /// <summary>A sentence with something else in each of its places.</summary>
    internal static string Fill(string sentence, Func<string, string> value) => Place().Replace(sentence, place => value(place.Groups[1].Value));

    /// <summary>The same with other sentences in the place of some.</summary>
    internal LetterWords With(IReadOnlyDictionary<string, string> own) =>
        new(Language, Keys, Keys.ToFrozenDictionary(key => key, key => own.GetValueOrDefault(key) ?? sentences[key], StringComparer.Ordinal));

    /// <summary>The same; which sentences are said is noted there.</summary>
    public LetterWords Noting(ISet<string> keys) => new(Language, Keys, sentences, keys);

    private string Noted(string key)
    {
        said?.Add(key);
        return sentences[key];
    }

    private static string Value(string key, string name, (string Name, string Value)[] values)
    {
        foreach (var (given, value) in values)
        {
            if (given == name)
                return value;
        }

        throw new ArgumentException($"\"{key}\" has a place for \"{name}\", which was not given.", nameof(values));
    }

    private static LetterWords Read(string language)
    {
        using var file = typeof(LetterWords).Assembly.GetManifestResourceStream($"words.{language}.json")!;
        var sentences = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
        return new LetterWords(language, [.. sentences.Keys], sentences.ToFrozenDictionary(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Place();
}
