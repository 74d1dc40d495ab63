using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Submissions.Domain;

/// <summary>Whether a text says anything. What shows nothing (blanks, joiners, marks of direction, fillers) is no text, however many characters it has.</summary>
public static class Blank
{
    public static bool IsBlank([NotNullWhen(false)] this string? text) => text is null || text.EnumerateRunes().All(ShowsNothing);

    private static bool ShowsNothing(Rune rune) =>
        Rune.IsWhiteSpace(rune) || IsFiller(rune.Value) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    /// <summary>Letters, symbols and marks by their category, and drawn as nothing: Unicode's ignorable ones, and the Braille cell without dots.</summary>
    private static bool IsFiller(int rune) =>
        rune is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0
            or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);
}
