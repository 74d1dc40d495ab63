using System.Globalization;
using System.Text;

namespace Submissions.Domain.Review;

/// <summary>
/// What a proposal can be found by, without case, accents and punctuation: words in small letters with blanks between.
/// Kept as UTF-8, because a queue holds many.
/// </summary>
public sealed class SearchText : IEquatable<SearchText>
{
    private const int Most = 4_000;

    /// <summary>Letters that Unicode does not take apart, and what people type for them.</summary>
    private static readonly Dictionary<char, string> Typed = new()
    {
        ['ß'] = "ss", ['ø'] = "o", ['ł'] = "l", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['æ'] = "ae", ['œ'] = "oe", ['ı'] = "i",
    };

    private readonly byte[] words;

    private SearchText(string folded) => words = Encoding.UTF8.GetBytes(folded);

    public static SearchText None { get; } = new("");

    public static SearchText Of(IEnumerable<string?> texts) => new(Cut(Fold(string.Join(' ', texts.Where(text => !text.IsBlank())))));

    /// <param name="folded">What <see cref="ToString"/> gave.</param>
    public static SearchText Parse(string folded) => new(folded);

    /// <summary>The words of what was typed into a search field, each to be found.</summary>
    public static IReadOnlyList<byte[]> Words(string? typed) =>
        [.. Fold(typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whether every word is found somewhere, whole or as a part of a longer one.</summary>
    public bool HasAll(IReadOnlyList<byte[]> all)
    {
        foreach (var word in all)
        {
            if (words.AsSpan().IndexOf(word) < 0)
                return false;
        }

        return true;
    }

    /// <summary>Small letters and digits with single blanks between the words: what is compared, and what lists are ordered by.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                Append(folded, Rune.ToLowerInvariant(rune));
            else if (folded.Length > 0 && folded[^1] != ' ' && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark)
                folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    public bool Equals(SearchText? other) => other is not null && words.AsSpan().SequenceEqual(other.words);

    public override bool Equals(object? obj) => Equals(obj as SearchText);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(words);
        return hash.ToHashCode();
    }

    public override string ToString() => Encoding.UTF8.GetString(words);

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (rune.IsAscii)
            folded.Append((char)rune.Value);
        else if (rune.IsBmp && Typed.TryGetValue((char)rune.Value, out var typed))
            folded.Append(typed);
        else
            folded.Append(rune.ToString());
    }

    private static string Cut(string folded) =>
        folded.Length <= Most ? folded : folded[..(char.IsHighSurrogate(folded[Most - 1]) ? Most - 1 : Most)];
}
