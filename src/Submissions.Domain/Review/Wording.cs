using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>What somebody writes to somebody in an act.</summary>
public static class Wording
{
    public const int Most = UnitWords.MaxLength;

    /// <summary>Why these words cannot stand, or null.</summary>
    internal static Refusal? Refuse(string? words, bool required) => words?.Trim() switch
    {
        null or "" => required ? Refusal.WordsMissing : null,
        { Length: > Most } => Refusal.WordsTooLong,
        _ => null,
    };

    /// <summary>Without blanks around them; null for none.</summary>
    internal static string? Clean(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
