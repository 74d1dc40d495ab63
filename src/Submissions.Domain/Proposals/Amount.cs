using System.Globalization;

namespace Submissions.Domain.Proposals;

/// <summary>
/// A number as it was typed: a draft keeps "about 200" and a finding says that it is no number. In JSON a whole number
/// is a number and anything else a string.
/// </summary>
public readonly record struct Amount(string? Text)
{
    /// <summary>The whole number from 0 to 100,000 that was typed, or null.</summary>
    public int? Value =>
        int.TryParse(Text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value)
        && value is >= 0 and <= 100_000
            ? value
            : null;

    public bool IsEmpty => Text.IsBlank();

    public static implicit operator Amount(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    public static Amount FromInt32(int value) => value;

    public override string ToString() => Text ?? "";
}
