using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Functions.Http.Api;

/// <summary>A proposal as exported: what the queue shows of it, the text as filed, and its documents without their bytes.</summary>
/// <param name="Content">Null where it cannot be read.</param>
/// <param name="Documents">Null where it cannot be read.</param>
/// <param name="Unreadable">Why there is no more of it than the queue knows, in words; null for all others.</param>
internal sealed record ExportedProposal(QueueRow Proposal, ProposalContent? Content, IReadOnlyList<DocumentAnswer>? Documents, string? Unreadable)
{
    public static ExportedProposal Of(FiledReading one) =>
        new(QueueRow.Of(one.Entry, null), one.Filed?.Content, one.Filed?.Proposal.Documents.Select(DocumentAnswer.Of).ToList(), one.Unreadable);
}
