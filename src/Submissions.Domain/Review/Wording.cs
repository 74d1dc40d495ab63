using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>What somebody writes to somebody in an act.</summary>
public static class Wording
{
    public const int Most = UnitWords.MaxLength;

    /// <summary>Why these words cannot stand, or null.</summary>
    internal static Refusal? Refuse(string? words, bool required) => words switch
    {
        _ when words.IsBlank() => required ? Refusal.WordsMissing : null,
        _ when words.Trim().Length > Most => Refusal.WordsTooLong,
        _ => null,
    };

    /// <summary>Without blanks around them; null for none.</summary>
    internal static string? Clean(string? words) => words.IsBlank() ? null : words.Trim();
}
