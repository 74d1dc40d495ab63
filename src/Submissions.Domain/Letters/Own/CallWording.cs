using System.Collections.Frozen;
using Submissions.Domain.Calls;

namespace Submissions.Domain.Letters.Own;

/// <summary>A call's own sentences in its letters. Where it has none, the usual one is said.</summary>
public sealed class CallWording
{
    /// <summary>Put together with the first letter: pages read calls and say nothing of it.</summary>
    private readonly Lazy<FrozenDictionary<string, LetterWords>> words;

    public CallWording(IEnumerable<KeyValuePair<WordingField, string>> own)
    {
        Own = own.Where(one => one.Value != one.Key.Usual).ToFrozenDictionary();
        words = new(() => LetterWords.Languages.ToFrozenDictionary(language => language, language => Said(language)));
    }

    public static CallWording None { get; } = new([]);

    /// <summary>The sentences that differ from the usual ones.</summary>
    public IReadOnlyDictionary<WordingField, string> Own { get; }

    /// <summary>A sentence as it stands in this call's letters.</summary>
    public string this[WordingField field] => Own.GetValueOrDefault(field) ?? field.Usual;

    /// <summary>What this call's letters say in that language; English where letters are not written in it.</summary>
    public LetterWords In(string language) => words.Value[LetterWords.In(language).Language];

    /// <summary>The same with those sentences in the place of what stands there.</summary>
    public CallWording With(IReadOnlyDictionary<WordingField, string> sentences) => new(Own.Where(one => !sentences.ContainsKey(one.Key)).Concat(sentences));

    public bool SaysAs(CallWording other) => Own.Count == other.Own.Count && Own.All(one => other.Own.GetValueOrDefault(one.Key) == one.Value);

    /// <summary>The languages that the call's letters are written in, its first one before the others.</summary>
    public static IReadOnlyList<string> Languages(Call call) => [.. call.Languages.Select(language => LetterWords.In(language).Language).Distinct()];

    /// <summary>Sentences in words of its own in some of the languages, while others still have the usual ones.</summary>
    public IEnumerable<WordingGap> Gaps(IReadOnlyList<string> languages) =>
        from key in Own.Keys.Select(field => field.Key).Distinct().OrderBy(key => LetterWords.In(languages[0]).Keys.IndexOf(key))
        let lacking = languages.Where(language => !Own.ContainsKey(new WordingField(key, language))).ToList()
        where lacking.Count > 0 && lacking.Count < languages.Count
        select new WordingGap(key, [.. languages.Except(lacking)], lacking);

    private LetterWords Said(string language)
    {
        var usual = LetterWords.In(language);
        var own = Own.Where(one => one.Key.Language == language).ToDictionary(one => one.Key.Key, one => one.Value, StringComparer.Ordinal);
        return own.Count == 0 ? usual : usual.With(own);
    }
}

/// <summary>A sentence that not all languages say in the call's own words.</summary>
public sealed record WordingGap(string Key, IReadOnlyList<string> Own, IReadOnlyList<string> Usual);
