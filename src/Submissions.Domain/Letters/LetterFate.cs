namespace Submissions.Domain.Letters;

/// <summary>Where a letter stands.</summary>
public enum LetterState
{
    Waiting,

    /// <summary>A sender holds it, or died holding it.</summary>
    Claimed,
    Sent,

    /// <summary>Given up: somebody has to look at it.</summary>
    Failed,

    /// <summary>Perhaps sent: whoever held it got no answer, or died. It waits for its delivery event and is not sent again by itself.</summary>
    InDoubt,
}

/// <summary>A letter with its fate.</summary>
/// <param name="Letter">The letter; its link's key is gone once it was sent or given up.</param>
/// <param name="Attempts">How often it was claimed for sending.</param>
/// <param name="NextAt">When it is due, or due again.</param>
/// <param name="LeaseUntil">Until when a claim holds; null unless claimed.</param>
/// <param name="Error">Why the last try failed, without personal data.</param>
public sealed record LetterFate(
    Letter Letter, LetterState State, int Attempts, DateTimeOffset NextAt, DateTimeOffset? LeaseUntil, DateTimeOffset? SentAt, string? Error)
{
    /// <summary>Whether it is owed still: then, and only then, a due row stands at <see cref="NextAt"/>.</summary>
    public bool IsOwed => State is LetterState.Waiting or LetterState.Claimed;
}
