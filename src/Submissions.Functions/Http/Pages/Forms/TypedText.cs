using System.Text;

namespace Submissions.Functions.Http.Pages.Forms;

/// <summary>Text as browsers send it, without what nobody typed.</summary>
internal static class TypedText
{
    /// <summary>Line ends become LF; other control characters go, and a lone surrogate becomes U+FFFD; blanks at the end go.</summary>
    public static string Clean(string typed)
    {
        var text = typed.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (text.Any(c => char.IsControl(c) && c is not '\n' and not '\t' || char.IsSurrogate(c)))
            text = Plain(text);
        return text.TrimEnd();
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
                plain.Append(rune);
        }

        return plain.ToString();
    }
}
