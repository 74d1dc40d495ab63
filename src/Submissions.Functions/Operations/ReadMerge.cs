using Submissions.Domain.Proposals;

namespace Submissions.Functions.Operations;

/// <summary>A merge as one side sees it: its own proposal and the other's, each with its filed text.</summary>
internal sealed record MergeView(Opened Mine, ProposalContent MyText, Proposal Other, ProposalContent OtherText);

/// <summary>Both texts of a proposed merge, for whoever holds the link of one of the two.</summary>
internal sealed class ReadMerge(OpenProposal open, FiledContent filed)
{
    /// <returns>Null where no merge is proposed.</returns>
    public async Task<MergeView?> RunAsync(Opener opener, CancellationToken cancellationToken)
    {
        if (await open.RunAsync(opener, cancellationToken) is not { Proposal: { Merge: { } merge, Filed: not null } } mine)
            return null;
        if (await open.RunAsync(new Opener.Unit(merge.Other), cancellationToken) is not { Proposal.Filed: not null } other)
            return null;
        return new MergeView(
            mine, await filed.OfAsync(mine.Proposal, cancellationToken), other.Proposal, await filed.OfAsync(other.Proposal, cancellationToken));
    }
}
