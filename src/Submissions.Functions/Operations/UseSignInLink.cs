using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A link to sign in that works, and whose it is.</summary>
internal sealed record OpenLink(Stored<SignInLink> Link, Member Member);

/// <summary>Signs in by a letter's link: once, within its time, and only who is on the list at that moment.</summary>
internal sealed class UseSignInLink(SessionStore sessions, ReadMembers members, StartSession start)
{
    /// <summary>What the link's page shows; null when the link was used, has run out, or is none. Nothing is changed.</summary>
    public async Task<OpenLink?> FindAsync(LinkKey key, DateTimeOffset now, CancellationToken cancellationToken) =>
        await ReadAsync(key, cancellationToken) is { } found && found.Link.Value.IsOpen(now) ? found : null;

    /// <param name="once">The page's key: its form sent twice opens one session, and both answers carry it.</param>
    /// <returns>The session's key and the page that was wanted; null when the link does not work (any more).</returns>
    public async Task<(LinkKey Session, string To)?> RunAsync(LinkKey key, RequestKey once, string? device, Act request, CancellationToken cancellationToken)
    {
        var session = SignInLink.SessionKey(key, once);
        while (await ReadAsync(key, cancellationToken) is { } found)
        {
            var link = found.Link.Value;
            if (link.Session == session.Hash && request.At < link.Ends)
                return await sessions.FindAsync(session.Hash, cancellationToken) is null ? null : (session, link.To);
            if (!link.IsOpen(request.At))
                return null;
            var act = request with { By = found.Member.Email.Value };
            if (await start.RunAsync(found.Member, session, found.Link, device, act, cancellationToken))
                return (session, link.To);
        }

        return null;
    }

    private async Task<OpenLink?> ReadAsync(LinkKey key, CancellationToken cancellationToken) =>
        await sessions.FindLinkAsync(key.Hash, cancellationToken) is { } link
        && (await members.RunAsync(cancellationToken)).Value.Find(link.Value.Email) is { } member
            ? new OpenLink(link, member)
            : null;
}
