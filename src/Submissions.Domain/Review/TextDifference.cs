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

    /// <summary>Words, runs of blanks, and single other characters; a half character stays what it is. Each is cut out once, however long it is.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            var kind = KindAt(text, start, out var length);
            end = start + length;
            while (kind != Kind.Other && end < text.Length && KindAt(text, end, out length) == kind)
                end += length;
            words.Add(text[start..end]);
        }

        return words;
    }

    /// <param name="length">Of the character there, with its surrogates together.</param>
    private static Kind KindAt(string text, int at, out int length)
    {
        var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
        length = isWhole ? rune.Utf16SequenceLength : 1;
        return !isWhole ? Kind.Other
            : Rune.IsWhiteSpace(rune) ? Kind.Blank
            : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark ? Kind.Word
            : Kind.Other;
    }

    private enum Kind
    {
        Other,
        Blank,
        Word,
    }
}
