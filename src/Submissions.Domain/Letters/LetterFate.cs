namespace Submissions.Domain.Letters;

/// <summary>Where a letter stands.</summary>
public enum LetterState
{
    Waiting,

    /// <summary>A sender holds it, or died holding it.</summary>
    Claimed,
    Sent,
    Failed,
}

/// <summary>A letter with its fate.</summary>
/// <param name="Letter">The letter; its link's key is gone once it was sent.</param>
/// <param name="LeaseUntil">Until when a claim holds; null unless claimed.</param>
/// <param name="Error">Why the last try failed, without personal data.</param>
public sealed record LetterFate(
    Letter Letter, LetterState State, int Attempts, DateTimeOffset NextAt, DateTimeOffset? LeaseUntil, DateTimeOffset? SentAt, string? Error);
