using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Takes a document out of a proposal. Its blob is swept, unless a filed version holds it.</summary>
internal sealed class RemoveDocument(ChangeProposal change, FiledContent filed)
{
    public Task<Outcome<Opened>> RunAsync(Access access, string documentId, RequestKey? request, Act act, CancellationToken cancellationToken) =>
        change.RunAsync(
            access, request, $"remove-{documentId}", (opened, last) => DecideAsync(opened, last, documentId, act, cancellationToken), (_, opened) => opened,
            cancellationToken);

    private async Task<Decision<Opened>> DecideAsync(Opened opened, CommitOutcome last, string documentId, Act act, CancellationToken cancellationToken)
    {
        // Between two tries of ours it was removed, by the first of them or by somebody else: as asked.
        if (last == CommitOutcome.Stale && opened.Proposal.Documents.All(document => document.Id != documentId))
            return new Decision<Opened>.Settled(new Outcome<Opened>.Done(opened));
        var move = opened.Proposal.Remove(opened.Call, documentId, act);
        if (move is Move.Refused refused)
            return Decision<Opened>.Refuse(refused);
        var dropped = opened.Proposal.Documents.First(document => document.Id == documentId);
        return new Decision<Opened>.Wanted(
            await DocumentChange.OfAsync(opened, (Move.Made)move, dropped, filed, act, cancellationToken), "removed", after => after);
    }
}
