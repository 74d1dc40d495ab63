using Submissions.Domain.Letters;
using Submissions.Functions.Mail;

namespace Submissions.Functions.Operations;

/// <summary>What becomes of a letter after a try.</summary>
internal static class LetterFates
{
    /// <summary>Ten tries: 1, 3, 9, 27, 81 and 243 minutes apart, then every six hours; given up after about a day.</summary>
    public const int MostAttempts = 10;

    private static readonly TimeSpan EventsTake = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>
    /// How often a letter in doubt is looked at. An event of a letter that SendGrid took comes within minutes; while it cannot reach us it goes
    /// on trying for a day.
    /// </summary>
    public static readonly TimeSpan DoubtPause = TimeSpan.FromHours(2);

    /// <summary>After this, a letter in doubt is left to the unit.</summary>
    public static readonly TimeSpan LongestDoubt = TimeSpan.FromHours(26);

    /// <param name="told">Whether the mailer tells what became of letters.</param>
    public static LetterFate After(this LetterFate claimed, Delivery delivery, DateTimeOffset now, bool told) => delivery switch
    {
        Delivery.Accepted => claimed with { State = LetterState.Sent, LeaseUntil = null, SentAt = now, Error = null },
        Delivery.InDoubt doubt => claimed.Doubted(doubt.Reason, now, told),
        Delivery.Refused refused => claimed.GivenUp(refused.Reason),
        Delivery.Failed failed when claimed.Tries >= MostAttempts => claimed.GivenUp(failed.Reason),
        Delivery.Failed failed => claimed.PutBack(now + Pause(claimed.Tries)) with { Error = failed.Reason },
        // No fault of the letter's: this try does not count.
        Delivery.Busy busy => claimed.PutBack(now + busy.Pause) with { Attempts = claimed.Attempts - 1, Error = busy.Reason },
        _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
    };

    public static LetterFate PutBack(this LetterFate fate, DateTimeOffset nextAt) =>
        fate with { State = LetterState.Waiting, LeaseUntil = null, DoubtSince = null, NextAt = nextAt };

    public static LetterFate GivenUp(this LetterFate fate, string reason) =>
        fate with { State = LetterState.Failed, LeaseUntil = null, Error = reason };

    /// <param name="told">Whether its event may come: then it is looked at again, else it is left to the unit.</param>
    public static LetterFate Doubted(this LetterFate fate, string reason, DateTimeOffset now, bool told)
    {
        var doubted = fate with { State = LetterState.InDoubt, LeaseUntil = null, Error = reason };
        return told ? doubted with { DoubtSince = now, NextAt = now + DoubtPause } : doubted;
    }

    /// <summary>
    /// No event has settled the doubt. When we were told of what happened to other letters long after it began, this one was never taken: it is
    /// tried again. When we were not, nobody can know: it is looked at again, and after a day left to the unit.
    /// </summary>
    /// <param name="latest">When the latest event happened that we were told of; null for never.</param>
    public static LetterFate StillDoubted(this LetterFate fate, DateTimeOffset? latest, DateTimeOffset now)
    {
        var since = fate.DoubtSince ?? now;
        if (latest >= since + EventsTake)
            return fate.PutBack(now);
        return now >= since + LongestDoubt ? fate with { DoubtSince = null } : fate with { NextAt = now + DoubtPause };
    }

    /// <summary>
    /// The letter that this one must not overtake: to the same recipient, owed before, and still owed. One that failed or is in
    /// doubt holds nothing up, and a letter to sign in waits for none.
    /// </summary>
    public static LetterFate? WaitsFor(this LetterFate fate, IEnumerable<LetterFate> others) =>
        others
            .Where(_ => fate.Letter.Kind != LetterKind.SignIn)
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
