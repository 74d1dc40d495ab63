using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>A proposal with the content it was last filed with, as exports hold it.</summary>
public sealed record FiledProposal(QueueEntry Entry, Proposal Proposal, ProposalContent Content);
