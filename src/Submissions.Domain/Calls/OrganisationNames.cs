using System.Globalization;
using System.Text;

namespace Submissions.Domain.Calls;

/// <summary>
/// What makes two spellings one organisation: case, accents, punctuation, blanks and a leading article do not count, and
/// the call may list aliases (ICMPD for its full name).
/// </summary>
public sealed class OrganisationNames
{
    private readonly Dictionary<string, string> canonical = new(StringComparer.Ordinal);

    /// <summary>As the call's file gives them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Aliases { get; }

    private const int MaxLength = 200;

    /// <param name="aliases">The name to its other names, as the call's file gives them.</param>
    public OrganisationNames(IReadOnlyDictionary<string, IReadOnlyList<string>> aliases)
    {
        Aliases = aliases;
        foreach (var (name, others) in aliases)
        {
            foreach (var other in others)
                canonical[Normalise(other)] = Normalise(name);
        }
    }

    /// <summary>The key of an organisation, letters, digits and hyphens, at most 200 characters; null for a name without letters.</summary>
    public string? Key(string? name)
    {
        var normalised = Normalise(name ?? "");
        if (normalised.Length == 0)
            return null;
        return canonical.TryGetValue(normalised, out var known) ? known : normalised;
    }

    internal static string Normalise(string name)
    {
        var key = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
                continue;
            if (Rune.IsLetterOrDigit(rune))
                key.Append(Rune.ToLowerInvariant(rune));
            else if (key.Length > 0 && key[^1] != '-')
                key.Append('-');
        }

        var words = key.ToString().Trim('-');
        if (words.StartsWith("the-", StringComparison.Ordinal))
            words = words[4..];
        return words.Length <= MaxLength ? words : words[..(char.IsHighSurrogate(words[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }
}
