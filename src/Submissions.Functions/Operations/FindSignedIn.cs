using System.Collections.Concurrent;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Who is at the desk.</summary>
/// <param name="Session">Null for whom App Service Authentication vouches: the platform keeps that session.</param>
internal sealed record SignedIn(Member Member, Session? Session);

/// <summary>Says who a request's session belongs to. Two point reads at once; a write only every few minutes.</summary>
internal sealed class FindSignedIn(SessionStore sessions, ReadMembers members)
{
    /// <summary>Whom this instance has seen come in by the platform, and on which day last: those need no look.</summary>
    private readonly ConcurrentDictionary<EmailAddress, DateOnly> noted = new();

    /// <returns>Null when there is no such session, it has ended, or its member is not on the list any more.</returns>
    public async Task<SignedIn?> BySessionAsync(LinkKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listing = members.RunAsync(cancellationToken);
        var stored = await sessions.FindAsync(key.Hash, cancellationToken);
        var list = (await listing).Value;
        if (stored is not { Value: var session } || !session.IsAlive(now) || list.Find(session.Email) is not { } member || !session.IsOf(member))
            return null;
        if (session.WantsTouch(now))
            await sessions.TouchAsync(stored, session.Touched(now), cancellationToken);
        return new SignedIn(member, session);
    }

    /// <summary>Whoever the platform vouches for, when on the list. The audit tells of the day's first time.</summary>
    public async Task<SignedIn?> ByPrincipalAsync(string principal, string? source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(principal, out var email) || (await members.RunAsync(cancellationToken)).Value.Find(email) is not { } member)
            return null;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!noted.TryGetValue(member.Email, out var last) || last != today)
        {
            var act = new Act(member.Email.Value, now, source);
            await sessions.NotePlatformAsync(member.Email, today, NewAudit.Of(act, AuditKinds.SignedIn, member.Email.Value, "by the platform"), cancellationToken);
            noted[member.Email] = today;
        }

        return new SignedIn(member, null);
    }
}
