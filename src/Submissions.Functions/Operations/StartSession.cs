using System.Security.Cryptography;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Signs a member in on one browser.</summary>
internal sealed class StartSession(SessionStore sessions)
{
    private const int LongestDevice = 200;

    /// <param name="key">The new session's key, for the cookie.</param>
    /// <param name="link">The link it is opened by; null where none is needed.</param>
    /// <returns>False when the link was used meanwhile.</returns>
    public Task<bool> RunAsync(Member member, LinkKey key, Stored<SignInLink>? link, string? device, Act act, CancellationToken cancellationToken)
    {
        var session = new Session(key.Hash, member.Email, member.Since, act.At, act.At, act.From, Shortened(device));
        return sessions.StartAsync(session, link, NewAudit.Of(act, AuditKinds.SignedIn, member.Email.Value, link is null ? "without a letter" : null), cancellationToken);
    }

    private static string? Shortened(string? device) => device is { Length: > LongestDevice } ? device[..LongestDevice] : device;
}

/// <summary>A line of the desk's own audit.</summary>
internal static class NewAudit
{
    public static AuditEntry Of(Act act, string what, string? about, string? detail = null, string? before = null, string? after = null) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), act.At, act.By, act.From, what, about, detail, before, after);
}
