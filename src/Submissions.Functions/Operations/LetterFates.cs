using Submissions.Domain.Letters;
using Submissions.Functions.Mail;

namespace Submissions.Functions.Operations;

/// <summary>What becomes of a letter after a try.</summary>
internal static class LetterFates
{
    /// <summary>Ten tries: 1, 3, 9, 27, 81 and 243 minutes apart, then every six hours; given up after about a day.</summary>
    public const int MostAttempts = 10;

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    public static LetterFate After(this LetterFate claimed, Delivery delivery, DateTimeOffset now) => delivery switch
    {
        Delivery.Accepted => claimed with { State = LetterState.Sent, LeaseUntil = null, SentAt = now, Error = null },
        Delivery.InDoubt doubt => claimed.Doubted(doubt.Reason),
        Delivery.Refused refused => claimed.GivenUp(refused.Reason),
        Delivery.Failed failed when claimed.Attempts >= MostAttempts => claimed.GivenUp(failed.Reason),
        Delivery.Failed failed => claimed.PutBack(now + Pause(claimed.Attempts)) with { Error = failed.Reason },
        // No fault of the letter's: this try does not count.
        Delivery.Busy busy => claimed.PutBack(now + busy.Pause) with { Attempts = claimed.Attempts - 1, Error = busy.Reason },
        _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
    };

    public static LetterFate PutBack(this LetterFate fate, DateTimeOffset nextAt) =>
        fate with { State = LetterState.Waiting, LeaseUntil = null, NextAt = nextAt };

    public static LetterFate GivenUp(this LetterFate fate, string reason) =>
        fate with { State = LetterState.Failed, LeaseUntil = null, Error = reason };

    public static LetterFate Doubted(this LetterFate fate, string reason) =>
        fate with { State = LetterState.InDoubt, LeaseUntil = null, Error = reason };

    /// <summary>
    /// The letter that this one must not overtake: to the same recipient, owed before, and still owed. One that failed or is in
    /// doubt holds nothing up.
    /// </summary>
    public static LetterFate? WaitsFor(this LetterFate fate, IEnumerable<LetterFate> others) =>
        others
            .Where(other => other.IsOwed
                && other.Letter.To.Value.Equals(fate.Letter.To.Value, StringComparison.OrdinalIgnoreCase)
                && (other.Letter.DueAt, other.Letter.Id).CompareTo((fate.Letter.DueAt, fate.Letter.Id)) < 0)
            .MaxBy(other => other.NextAt);

    private static TimeSpan Pause(int attempts)
    {
        var pause = TimeSpan.FromMinutes(Math.Pow(3, attempts - 1));
        return pause < LongestPause ? pause : LongestPause;
    }
}
