using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>The content as last filed: what is written, unless it was changed since; and how the queue shows it.</summary>
internal sealed class FiledContent(ProposalStore proposals)
{
    /// <returns>Null for a draft, which is not in the queue.</returns>
    public async Task<QueueEntry?> EntryAsync(Call call, Proposal proposal, DateTimeOffset now, CancellationToken cancellationToken) =>
        proposal.Filed is null ? null : QueueEntry.Of(call, proposal, await OfAsync(proposal, cancellationToken), now);

    public async Task<ProposalContent> OfAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        if (!proposal.HasUnfiledText)
            return proposal.Content;
        var version = await proposals.FindVersionAsync(proposal.Id, proposal.Filed!.Version, cancellationToken);
        return version?.Content ?? throw new InvalidDataException($"Version {proposal.Filed.Version} of {proposal.Id} is missing.");
    }
}
