using System.Text.RegularExpressions;

namespace Submissions.Functions.Views.Mail;

/// <summary>A letter's plain text with its links told apart, as mail programmes show it.</summary>
internal static partial class LetterText
{
    public static IEnumerable<(bool Link, string Words)> Parts(string text)
    {
        var from = 0;
        foreach (Match link in Link().Matches(text))
        {
            yield return (false, text[from..link.Index]);
            yield return (true, link.Value);
            from = link.Index + link.Length;
        }

        yield return (false, text[from..]);
    }

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:)]")]
    private static partial Regex Link();
}
