using System.Text.Encodings.Web;
using System.Text.Json;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Changes the support unit's list, under the version that the coordinator saw. Who is removed is signed out with it.</summary>
internal sealed class ChangeMembers(ReadMembers read, MemberStore members, SessionStore sessions)
{
    private const int MostRaces = 4;
    private const int MostSessions = 90;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<ListMove> AddAsync(int seen, Member added, Act act, CancellationToken cancellationToken) =>
        RunAsync(list => list.Add(seen, added), AuditKinds.MemberAdded, act, cancellationToken);

    public Task<ListMove> ChangeAsync(int seen, string id, string name, DeskRole role, string language, Act act, CancellationToken cancellationToken) =>
        RunAsync(list => list.Change(seen, id, name, role, language), AuditKinds.MemberChanged, act, cancellationToken);

    public Task<ListMove> RemoveAsync(int seen, string id, Act act, CancellationToken cancellationToken) =>
        RunAsync(list => list.Remove(seen, id), AuditKinds.MemberRemoved, act, cancellationToken);

    private async Task<ListMove> RunAsync(Func<MemberList, ListMove> decide, string kind, Act act, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            var stored = await read.RunAsync(cancellationToken);
            var move = decide(stored.Value);
            if (move is not ListMove.Made made)
                return move;
            var about = made.After ?? made.Before!;
            var entry = NewAudit.Of(act, kind, about.Email.Value, null, Print(made.Before), Print(made.After));
            var ended = made.After is null ? await SessionsOfAsync(about, cancellationToken) : [];
            if (await members.SaveAsync(stored, made.List, [entry], ended, cancellationToken))
                return move;
        }

        return ListMove.No(ListRefusals.ChangedMeanwhile);
    }

    /// <summary>Their rows go with the member; one begun at this very moment is none, because its member is not on the list.</summary>
    private async Task<IEnumerable<Session>> SessionsOfAsync(Member member, CancellationToken cancellationToken) =>
        (await sessions.AllAsync(cancellationToken)).Where(session => member.Is(session.Email)).Take(MostSessions);

    private static string? Print(Member? member) => member is null
        ? null
        : JsonSerializer.Serialize(new { Email = member.Email.Value, member.Name, Role = member.Role.Slug(), member.Language }, Json);
}
