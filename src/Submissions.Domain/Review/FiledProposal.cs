using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>A proposal with the content it was last filed with.</summary>
public sealed record FiledProposal(QueueEntry Entry, Proposal Proposal, ProposalContent Content);

/// <summary>A proposal of the queue, read whole; or one that cannot be read, by what the queue knows of it: nobody is to miss it.</summary>
/// <param name="Filed">Null where what is stored of it cannot be read.</param>
public sealed record FiledReading(QueueEntry Entry, FiledProposal? Filed)
{
    public const string CouldNot = "This proposal could not be read: only what the queue knows of it stands here. Tell whoever operates this system.";

    /// <summary>Why there is no more of it; null where there is.</summary>
    public string? Unreadable => Filed is null ? CouldNot : null;

    /// <summary>As filed; its reference where it has none.</summary>
    public string Title => (Filed is { } filed ? filed.Content.Title : Entry.Title) is { Length: > 0 } title ? title : Entry.Reference.Value;
}
