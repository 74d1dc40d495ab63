using System.Text.RegularExpressions;

namespace Submissions.Domain.Proposals;

/// <summary>
/// The number a filed proposal is known by, <c>MRK-7F3K2</c>: the call's prefix and five random symbols, no counter (it
/// would tell how many have filed) and no characters that are mistaken for one another.
/// </summary>
public readonly partial record struct Reference
{
    private Reference(string value) => Value = value;

    public string Value { get; }

    /// <param name="prefix">The call's prefix, two to five capital letters.</param>
    /// <param name="random">At least 16 random bytes.</param>
    public static Reference New(string prefix, ReadOnlySpan<byte> random) => Parse($"{prefix}-{Symbols.From(random, 5)}");

    /// <summary>Takes what people type: blanks around it and small letters are forgiven.</summary>
    public static bool TryParse(string? text, out Reference reference)
    {
        var typed = text?.Trim().ToUpperInvariant();
        var valid = typed is not null && Form().IsMatch(typed);
        reference = valid ? new Reference(typed!) : default;
        return valid;
    }

    public static Reference Parse(string text) =>
        TryParse(text, out var reference) ? reference : throw new FormatException($"'{text}' is not a reference.");

    public override string ToString() => Value;

    [GeneratedRegex("^[A-Z]{2,5}-[2-9A-HJKMNP-TV-Z]{5}\\z")]
    private static partial Regex Form();
}
