using System.Security.Cryptography;
using System.Text;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Desk;

/// <summary>A link to sign in by, as asked for: for 15 minutes, once. Its key is in the letter alone; here is its hash.</summary>
/// <param name="Hash">SHA-256 of the key, 64 lower-case hexadecimal digits.</param>
/// <param name="Email">Whom the letter was asked for; whether that is a member is asked when the letter is sent and when the link is used.</param>
/// <param name="To">The page that was wanted; one of ours.</param>
/// <param name="Session">The hash of the session that it opened; null while it was not used.</param>
public sealed record SignInLink(string Hash, EmailAddress Email, string To, DateTimeOffset AskedAt, string? Session)
{
    public static readonly TimeSpan Valid = TimeSpan.FromMinutes(15);

    public DateTimeOffset Ends => AskedAt + Valid;

    public bool IsOpen(DateTimeOffset now) => Session is null && now < Ends;

    /// <summary>
    /// The key of the session that the link and one showing of its page give: the same form sent twice opens one session, and the
    /// link's key alone opens none a second time.
    /// </summary>
    public static LinkKey SessionKey(LinkKey link, RequestKey once) =>
        LinkKey.New(HMACSHA256.HashData(Encoding.ASCII.GetBytes(link.Value), Encoding.ASCII.GetBytes($"session {once.Value}")).AsSpan(0, 16));
}
