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
/// Starts a draft. Id and key are drawn from the client's Idempotency-Key under a secret of ours, so that the same request
/// again gives the same draft and nothing but hashes is stored.
/// </summary>
internal sealed class StartProposal(CallStore calls, ProposalStore proposals, SecretStore secrets)
{
    public async Task<Outcome<Started>> RunAsync(CallId callId, ProposalContent content, RequestKey? request, Act act, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(callId, cancellationToken) is not { } call)
            return new Outcome<Started>.NotFound();
        if (ContentLimit.Exceeded(content))
            return Outcome<Started>.No(ContentLimit.TooLong);
        var secret = await secrets.StartKeyAsync(cancellationToken);
        var seed = request is { } key ? HMACSHA512.HashData(secret, Encoding.UTF8.GetBytes($"{callId} {key.Value}")) : RandomNumberGenerator.GetBytes(64);
        var id = ProposalId.New(callId, seed.AsSpan(0, 40));
        var link = LinkKey.New(seed.AsSpan(48, 16));
        var made = (Move.Made)ProposalMoves.Start(id, link, content, act);
        var commit = await proposals.CommitAsync(new ProposalChange(null, made), cancellationToken);
        if (commit.Outcome == CommitOutcome.Done)
            return Done(new Opened(made.Proposal, commit.ETag, call), link);
        return await proposals.FindAsync(id, cancellationToken) is { } first && link.Opens(first.Value)
            ? Done(new Opened(first.Value, first.ETag, call), link)
            : new Outcome<Started>.NotFound();
    }

    private static Outcome<Started> Done(Opened opened, LinkKey key) => new Outcome<Started>.Done(new Started(opened, key));
}

/// <summary>How much a proposal's content may hold: well above any form, well below what a row can carry.</summary>
internal static class ContentLimit
{
    /// <summary>Of the content's JSON in UTF-8.</summary>
    public const int Bytes = 200 * 1024;

    public static Refusal TooLong { get; } = new(
        "content-too-long", $"A proposal's text may take {Bytes / 1024} KiB in all. Shorten it, or attach the longer text as a document.");

    public static bool Exceeded(ProposalContent content) => ContentJson.Canonical(content).Length > Bytes;
}
