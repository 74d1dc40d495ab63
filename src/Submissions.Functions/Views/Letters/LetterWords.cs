using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Submissions.Functions.Views.Letters;

/// <summary>
/// The letters' sentences in one language, from <c>words.{language}.json</c>. Places for values stand in braces; each is
/// filled once, so that a value that looks like a place stays as it is.
/// </summary>
public sealed partial class LetterWords
{
    private const string Fallback = "en";

    private static readonly FrozenDictionary<string, LetterWords> Known =
        ((string[])[Fallback, "fr"]).ToFrozenDictionary(language => language, Read);

    private readonly FrozenDictionary<string, string> sentences;

    private LetterWords(string language, Dictionary<string, string> sentences) =>
        (Language, this.sentences) = (language, sentences.ToFrozenDictionary(StringComparer.Ordinal));

    public string Language { get; }

    /// <summary>The languages letters are written in.</summary>
    public static IEnumerable<string> Languages => Known.Keys;

    public IEnumerable<string> Keys => sentences.Keys;

    /// <summary>The words of that language; English where letters are not written in it yet.</summary>
    public static LetterWords In(string language) => Known.TryGetValue(language, out var words) ? words : Known[Fallback];

    /// <exception cref="ArgumentException">The sentence has a place that no value is given for.</exception>
    public string Say(string key, params (string Name, string Value)[] values) =>
        Place().Replace(sentences[key], place => Value(key, place.Groups[1].Value, values));

    /// <summary>The sentence if there is one: for names that calls may add to.</summary>
    public string? Find(string key) => sentences.GetValueOrDefault(key);

    /// <summary>The names of the places in a sentence, in alphabetical order.</summary>
    public IReadOnlyList<string> Places(string key) => [.. Place().Matches(sentences[key]).Select(place => place.Groups[1].Value).Distinct().Order()];

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
        var name = $"{typeof(LetterWords).Namespace}.words.{language}.json";
        using var file = typeof(LetterWords).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        return new LetterWords(language, JsonSerializer.Deserialize<Dictionary<string, string>>(file)!);
    }

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Place();
}
