using System.Globalization;
using System.Text;

namespace Submissions.Domain.Documents;

/// <summary>A file's name as a name only: no path, no control or formatting characters, at most 255 characters, never empty.</summary>
public static class FileName
{
    public const int MaxLength = 255;

    /// <summary>Any Unicode survives; what could be read as a path or hide characters does not.</summary>
    public static string Clean(string? given)
    {
        var name = (given ?? "").Normalize(NormalizationForm.FormC);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
                or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
            if (!hidden && rune != Rune.ReplacementChar && kept.Length + rune.Utf16SequenceLength <= MaxLength)
                kept.Append(rune);
        }

        var clean = kept.ToString().Trim();
        return clean.Trim('.').Length == 0 ? "file" : clean;
    }
}
