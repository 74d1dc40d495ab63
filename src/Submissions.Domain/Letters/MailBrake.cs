using Submissions.Domain.Proposals;

namespace Submissions.Domain.Letters;

/// <summary>Who stopped all letters, when and why.</summary>
public sealed record MailPause(string By, DateTimeOffset At, string Why);

/// <summary>
/// The brake on all letters of the system but those to sign in: whether they rest, and how many may go out in an hour. Each act gives the
/// brake after it, or none when it is already so.
/// </summary>
/// <param name="PerHour">As a coordinator set it, from 1; null where the configuration's holds.</param>
public sealed record MailBrake(MailPause? Pause, int? PerHour)
{
    /// <summary>More than SendGrid takes of anybody like us.</summary>
    public const int MostPerHour = 1_000_000;

    public const int LongestWhy = 300;

    public static MailBrake Off { get; } = new(null, null);

    public MailBrake? Stop(string why, Act act) => Pause is null ? this with { Pause = new MailPause(act.By, act.At, why) } : null;

    public MailBrake? Go() => Pause is null ? null : this with { Pause = null };

    public MailBrake? Limit(int? perHour) => PerHour == perHour ? null : this with { PerHour = perHour };
}

/// <summary>How many letters of an hour are given out to the instances that send them.</summary>
/// <param name="Hour">When the hour began: full hours of UTC.</param>
/// <param name="Given">Letters given out, sent or not.</param>
public sealed record HourShare(DateTimeOffset Hour, int Given)
{
    /// <summary>A twentieth of the hour's letters, so that one instance that dies with its share leaves the others theirs.</summary>
    private const int Shares = 20;

    private const int MostAtOnce = 50;

    public static DateTimeOffset HourOf(DateTimeOffset now) => new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    /// <summary>The next share: how many, and the count with it; 0 when the hour's letters are given out.</summary>
    public (int Share, HourShare After) Next(int perHour, DateTimeOffset now)
    {
        var given = Hour == HourOf(now) ? Given : 0;
        var share = Math.Clamp(perHour / Shares, 1, MostAtOnce);
        share = Math.Max(0, Math.Min(share, perHour - given));
        return (share, new HourShare(HourOf(now), given + share));
    }
}
