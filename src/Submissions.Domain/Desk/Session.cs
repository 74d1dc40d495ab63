namespace Submissions.Domain.Desk;

/// <summary>A member signed in on one browser. It ends by itself 12 hours after it was last used and 7 days after it began, or at once when its row goes.</summary>
/// <param name="Hash">SHA-256 of the key in the cookie, 64 lower-case hexadecimal digits.</param>
/// <param name="Since">The <see cref="Member.Since"/> of the member it was opened for.</param>
/// <param name="SeenAt">When it was last used, to within <see cref="TouchedEvery"/>.</param>
/// <param name="From">The address it was opened from; null where the platform does not tell.</param>
/// <param name="Device">What the browser calls itself.</param>
public sealed record Session(
    string Hash, EmailAddress Email, DateTimeOffset Since, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string? From, string? Device)
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>So that reading a page costs no write.</summary>
    public static readonly TimeSpan TouchedEvery = TimeSpan.FromMinutes(5);

    /// <summary>Names it in addresses: enough of the hash to find it among one member's, and nothing to sign in by.</summary>
    public string Id => Hash[..16];

    public DateTimeOffset EndsAt => SeenAt + Idle < StartedAt + Longest ? SeenAt + Idle : StartedAt + Longest;

    public bool IsAlive(DateTimeOffset now) => now < EndsAt;

    public bool IsOf(Member member) => member.Is(Email) && member.Since == Since;

    public bool WantsTouch(DateTimeOffset now) => now - SeenAt >= TouchedEvery;

    public Session Touched(DateTimeOffset now) => this with { SeenAt = now };
}
