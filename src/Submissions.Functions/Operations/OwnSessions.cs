using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A member's sessions, to look at and to end.</summary>
internal sealed class OwnSessions(SessionStore sessions)
{
    /// <summary>Those that live, the one used last first.</summary>
    public async Task<IReadOnlyList<Session>> OfAsync(Member member, DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await sessions.AllAsync(cancellationToken)).Where(session => session.IsOf(member) && session.IsAlive(now)).OrderByDescending(session => session.SeenAt)];

    /// <summary>Ends one. One that has ended already stays ended.</summary>
    public Task EndAsync(Member member, string id, string kind, Act act, CancellationToken cancellationToken) =>
        EndAsync(member, session => session.Id == id, kind, act, cancellationToken);

    /// <param name="own">Stays; null when the platform keeps it, and then all end.</param>
    public Task EndOthersAsync(Member member, Session? own, Act act, CancellationToken cancellationToken) =>
        EndAsync(member, session => session.Hash != own?.Hash, AuditKinds.SessionEnded, act, cancellationToken);

    private async Task EndAsync(Member member, Func<Session, bool> which, string kind, Act act, CancellationToken cancellationToken)
    {
        while (true)
        {
            var ended = (await sessions.AllAsync(cancellationToken)).Where(session => session.IsOf(member) && which(session)).Take(MostAtOnce).ToList();
            if (ended.Count == 0)
                return;
            var words = ended.Count == 1 ? null : $"{ended.Count} sessions";
            await sessions.EndAsync(ended, NewAudit.Of(act, kind, member.Email.Value, words), cancellationToken);
        }
    }

    /// <summary>A transaction takes 100 rows.</summary>
    private const int MostAtOnce = 90;
}
