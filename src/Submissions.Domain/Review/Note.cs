using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>
/// A note of the support unit on a proposal: for its members only, never for organisers. It is not edited, only struck by
/// who wrote it, and stays readable then.
/// </summary>
/// <param name="Id">Sixteen hexadecimal digits, the proposal's own.</param>
/// <param name="By">The member's address.</param>
public sealed record Note(string Id, string By, DateTimeOffset At, string Words)
{
    /// <summary>Where it was written from, for the audit; null where the platform does not tell.</summary>
    public string? From { get; init; }

    public DateTimeOffset? StruckAt { get; init; }

    public string? StruckFrom { get; init; }

    /// <summary>Whether a note can be named so.</summary>
    public static bool IsId(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The note struck, or why not.</summary>
    public (Note? Struck, Refusal? Refusal) Strike(Act act)
    {
        if (!By.Equals(act.By, StringComparison.OrdinalIgnoreCase))
            return (null, Refusal.NotYourNote);
        return StruckAt is null ? (this with { StruckAt = act.At, StruckFrom = act.From }, null) : (this, null);
    }
}
