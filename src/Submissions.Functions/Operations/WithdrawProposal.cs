using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Takes a filed proposal back; its lead's place is free again.</summary>
internal sealed class WithdrawProposal(ChangeProposal change, FiledContent filed, LostMerge lost)
{
    public Task<Outcome<Opened>> RunAsync(Access access, RequestKey? request, Act act, CancellationToken cancellationToken) =>
        change.RunAsync(access, request, "withdraw", (opened, last) => DecideAsync(opened, last, act, cancellationToken), (_, opened) => opened, cancellationToken);

    private async Task<Decision<Opened>> DecideAsync(Opened opened, CommitOutcome last, Act act, CancellationToken cancellationToken)
    {
        // Between two tries of ours it was withdrawn, by the first of them or by somebody else: as asked.
        if (last == CommitOutcome.Stale && opened.Proposal.Status == ProposalStatus.Withdrawn)
            return new Decision<Opened>.Settled(new Outcome<Opened>.Done(opened));
        var move = opened.Proposal.Withdraw(opened.Call, act);
        if (move is Move.Refused refused)
            return Decision<Opened>.Refuse(refused);
        var made = (Move.Made)move;
        var content = await filed.OfAsync(opened.Proposal, cancellationToken);
        return new Decision<Opened>.Wanted(
            new ProposalChange(opened.AsStored(), made)
            {
                Queue = QueueEntry.Of(opened.Call, made.Proposal, content, act.At),
                Also = await lost.OfAsync(opened, made, act, cancellationToken),
            },
            "withdrawn", after => after);
    }
}
