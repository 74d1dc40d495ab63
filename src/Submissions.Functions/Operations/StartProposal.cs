using System.Security.Cryptography;
using System.Text;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A draft, and the key that opens it: this is the only time it is told.</summary>
internal sealed record Started(Opened Opened, LinkKey Key);

/// <summary>
/// Starts a draft. Id and key are drawn from the client's Idempotency-Key under a secret of ours: the same request again gives the same
/// draft, and with another content is refused, so that whoever chose a key that somebody has does not meet them. Nothing but hashes is stored.
/// </summary>
internal sealed class StartProposal(CallStore calls, ProposalStore proposals, SecretStore secrets, TimeProvider clock)
{
    private const string What = "start";

    public async Task<Outcome<Started>> RunAsync(CallId callId, ProposalContent content, RequestKey? request, Act act, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(callId, cancellationToken) is not { } call)
            return new Outcome<Started>.NotFound();
        if (await calls.FindDueToBeErasedAsync(call, clock.GetUtcNow(), cancellationToken) is not null)
            return Outcome<Started>.No(Refusal.CallErased);
        if (ContentLimit.Refuses(content) is { } refusal)
            return Outcome<Started>.No(refusal);
        var said = ContentJson.Sha256(content);
        var secret = await secrets.StartKeyAsync(cancellationToken);
        var seed = request is { } key
            ? HMACSHA512.HashData(secret, Encoding.UTF8.GetBytes($"{callId} {key.Value}"))
            : RandomNumberGenerator.GetBytes(64);
        var id = ProposalId.New(callId, seed.AsSpan(0, 40));
        var link = LinkKey.New(seed.AsSpan(48, 16));
        var made = (Move.Made)ProposalMoves.Start(id, link, content, act);
        var change = new ProposalChange(null, made).WithReminders(call, clock.GetUtcNow());
        if (request is { } once)
            change = change with { Request = (once, RequestAnswer.Write(What, said)) };
        var commit = await proposals.CommitAsync(change, cancellationToken);
        if (commit.Outcome == CommitOutcome.Done)
            return Done(new Opened(change.After, commit.ETag, call), link);
        if (request is { } repeated && await proposals.FindAnswerAsync(id, repeated, cancellationToken) is { } stored
            && RequestAnswer.Read(stored, What) != said)
            return Outcome<Started>.No(RequestAnswer.KeyReused);
        // Without a key it may still be its own commit, whose answer was lost.
        return await proposals.FindAsync(id, cancellationToken) is { } first && link.Opens(first.Value)
            ? Done(new Opened(first.Value, first.ETag, call), link)
            : new Outcome<Started>.NotFound();
    }

    private static Outcome<Started> Done(Opened opened, LinkKey key) => new Outcome<Started>.Done(new Started(opened, key));
}
