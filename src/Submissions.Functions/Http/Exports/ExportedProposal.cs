using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Http.Api;

namespace Submissions.Functions.Http.Exports;

/// <summary>A proposal as exported: what the queue shows of it, the text as filed, and its documents without their bytes.</summary>
internal sealed record ExportedProposal(QueueRow Proposal, ProposalContent Content, IReadOnlyList<DocumentAnswer> Documents)
{
    public static ExportedProposal Of(FiledProposal one) => new(QueueRow.Of(one.Entry, null), one.Content, [.. one.Proposal.Documents.Select(DocumentAnswer.Of)]);
}
