using System.Text;

namespace Submissions.Domain.Checks;

/// <summary>
/// Counts as the form's script does, so that what the page says while one types is what filing says.
/// A word is a longest run of characters that are not white space and hold at least one letter or decimal digit: "e.g."
/// and "peer-to-peer" are one word, a dash or bullet between blanks is none. In JavaScript:
/// <c>(text.match(/\P{White_Space}+/gu) ?? []).filter(run => /[\p{L}\p{Nd}]/u.test(run)).length</c>.
/// </summary>
public static class WordCount
{
    public static int Words(string? text)
    {
        var words = 0;
        var counted = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            // Inside a counted word only its end is of interest.
            if (counted ? Rune.IsWhiteSpace(rune) : Rune.IsLetterOrDigit(rune))
            {
                counted = !counted;
                words += counted ? 1 : 0;
            }
        }

        return words;
    }

    /// <summary>
    /// Unicode code points, a line break as one whether it came as CR LF (a form's post) or LF (a script). In JavaScript:
    /// <c>[...text.replaceAll("\r\n", "\n")].length</c>.
    /// </summary>
    public static int Characters(string? text)
    {
        var characters = 0;
        foreach (var rune in (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
            characters++;
        return characters;
    }
}
