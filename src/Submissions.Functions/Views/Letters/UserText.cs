using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Submissions.Functions.Views.Letters;

/// <summary>
/// What somebody typed, made harmless for a letter that carries our name: one line, no character that hides or turns
/// others, and nothing that a mail program would make a link of.
/// </summary>
public static partial class UserText
{
    private const int MaxLength = 200;

    /// <summary>Invisible; after it a mail program no longer sees an address.</summary>
    private const char WordJoiner = '\u2060';

    public static string Line(string? typed) => Shortened(Cleaned(typed));

    private static string Cleaned(string? typed)
    {
        var line = new StringBuilder();
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            if (Hides(rune))
                continue;
            line.Append(Breaks(rune) ? ' ' : rune.ToString());
        }

        return Blanks().Replace(line.ToString(), " ").Trim();
    }

    /// <summary>As <see cref="Line"/>, and addresses in it stay text. It looks the same.</summary>
    public static string Unlinked(string? typed) => Loose(Line(typed));

    private static string Loose(string line) => Address().Replace(line, mark => $"{mark.Value}{WordJoiner}");

    /// <summary>The support unit's words, line by line: as <see cref="Line"/>, but as long as they are, and their links are links.</summary>
    public static IEnumerable<string> Paragraphs(string? words) =>
        (words ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => Cleaned(line)).Where(line => line.Length > 0);

    private static bool Breaks(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Marks that turn or isolate what follows, and code points that are no characters. Joiners that scripts need stay.</summary>
    private static bool Hides(Rune rune) =>
        rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200E or 0x200F or 0x061C or 0x200B or 0x2060 or 0xFEFF or >= 0xFDD0 and <= 0xFDEF
        || (rune.Value & 0xFFFE) == 0xFFFE;

    /// <summary>As much of a line as a subject or a fact holds.</summary>
    public static string Shortened(string line)
    {
        if (line.Length <= MaxLength)
            return line;
        var end = char.IsHighSurrogate(line[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1;
        return $"{line[..end].TrimEnd()}…";
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[.@](?=[\p{L}\p{N}])|:(?=/)|/(?=/)")]
    private static partial Regex Address();
}
