using System.Text;

namespace Submissions.Domain.Review;

/// <summary>
/// Gathers a difference so that it reads well: neighbouring words join, a blank between two changes belongs to them, and
/// in each place what was removed stands before what was added.
/// </summary>
internal sealed class TextParts
{
    private readonly List<(TextChange Change, string Text)> words = [];

    public void Add(TextChange change, string word) => words.Add((change, word));

    public void AddRange(TextChange change, IEnumerable<string> all)
    {
        foreach (var word in all)
            Add(change, word);
    }

    public IReadOnlyList<TextPart> Joined()
    {
        var parts = new List<TextPart>();
        var (same, removed, added) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var i = 0; i < words.Count; i++)
        {
            var (change, text) = words[i];
            if (change == TextChange.Same && !IsBlankBetweenChanges(i))
            {
                Flush(parts, TextChange.Removed, removed);
                Flush(parts, TextChange.Added, added);
                same.Append(text);
                continue;
            }

            Flush(parts, TextChange.Same, same);
            if (change != TextChange.Added)
                removed.Append(text);
            if (change != TextChange.Removed)
                added.Append(text);
        }

        Flush(parts, TextChange.Same, same);
        Flush(parts, TextChange.Removed, removed);
        Flush(parts, TextChange.Added, added);
        return parts;
    }

    private bool IsBlankBetweenChanges(int at) =>
        at > 0 && at < words.Count - 1 && words[at].Text.All(char.IsWhiteSpace)
        && words[at - 1].Change != TextChange.Same && words[at + 1].Change != TextChange.Same;

    private static void Flush(List<TextPart> parts, TextChange change, StringBuilder text)
    {
        if (text.Length > 0)
            parts.Add(new TextPart(change, text.ToString()));
        text.Clear();
    }
}
