using System.Text;
using System.Text.Json.Serialization;

namespace Submissions.Domain.Review;

[JsonConverter(typeof(JsonStringEnumConverter<TextChange>))]
public enum TextChange
{
    [JsonStringEnumMemberName("same")] Same,
    [JsonStringEnumMemberName("removed")] Removed,
    [JsonStringEnumMemberName("added")] Added,
}

/// <summary>A run of a text that both sides share, or that only one of them has.</summary>
public sealed record TextPart(TextChange Change, string Text);

/// <summary>
/// What was changed in a text, word by word. What is the same and what was removed give the text before, what is the same
/// and what was added the text after: always, whatever the texts.
/// </summary>
public static class TextDifference
{
    public static IReadOnlyList<TextPart> Between(string before, string after)
    {
        var (left, right) = (Words(before), Words(after));
        var start = 0;
        while (start < left.Count && start < right.Count && left[start] == right[start])
            start++;
        var end = 0;
        while (end < left.Count - start && end < right.Count - start && left[^(end + 1)] == right[^(end + 1)])
            end++;
        var parts = new TextParts();
        parts.AddRange(TextChange.Same, left[..start]);
        foreach (var (change, word) in ShortestEdit.Between(left[start..^end], right[start..^end]))
            parts.Add(change, word);
        parts.AddRange(TextChange.Same, left[^end..]);
        return parts.Joined();
    }

    /// <summary>Words, runs of blanks, and single other characters.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var last = Kind.Other;
        foreach (var rune in Runes(text))
        {
            var kind = KindOf(rune);
            if (kind == last && kind != Kind.Other)
                words[^1] += rune;
            else
                words.Add(rune);
            last = kind;
        }

        return words;
    }

    /// <summary>Characters with their surrogates together; a half character stays what it is.</summary>
    private static IEnumerable<string> Runes(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var length = Rune.TryGetRuneAt(text, i, out var rune) ? rune.Utf16SequenceLength : 1;
            yield return text.Substring(i, length);
            i += length;
        }
    }

    private static Kind KindOf(string rune) =>
        !Rune.TryGetRuneAt(rune, 0, out var one) ? Kind.Other
        : Rune.IsWhiteSpace(one) ? Kind.Blank
        : Rune.IsLetterOrDigit(one) || Rune.GetUnicodeCategory(one) is System.Globalization.UnicodeCategory.NonSpacingMark ? Kind.Word
        : Kind.Other;

    private enum Kind
    {
        Other,
        Blank,
        Word,
    }
}
