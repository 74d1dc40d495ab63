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

    /// <summary>Whoever the platform vouches for, when on the list.</summary>
    public async Task<SignedIn?> ByPrincipalAsync(string principal, CancellationToken cancellationToken) =>
        EmailAddress.TryParse(principal, out var email) && (await members.RunAsync(cancellationToken)).Value.Find(email) is { } member
            ? new SignedIn(member, null)
            : null;
}
