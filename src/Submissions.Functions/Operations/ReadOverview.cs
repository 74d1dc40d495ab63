using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Receipts;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>What an overview tells.</summary>
/// <param name="Letters">Sent and to come, the newest first.</param>
/// <param name="Receipted">The files that the last receipt names; empty for a draft.</param>
internal sealed record Overview(Checked Found, IReadOnlyList<LetterFate> Letters, IReadOnlyList<ReceiptFile> Receipted);

/// <summary>A proposal checked, with its letters and what its receipt covers.</summary>
internal sealed class ReadOverview(CheckProposal check, ProposalStore proposals, LetterStore letters)
{
    public async Task<Overview?> RunAsync(Access access, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await check.RunAsync(access, now, cancellationToken) is not { } found)
            return null;
        var receipted = ReceiptedAsync(found.Opened.Proposal, cancellationToken);
        var owed = await letters.OfAsync(access.Id, cancellationToken);
        return new Overview(found, [.. owed.OrderByDescending(fate => fate.Letter.DueAt).ThenBy(fate => fate.Letter.Id, StringComparer.Ordinal)], await receipted);
    }

    private async Task<IReadOnlyList<ReceiptFile>> ReceiptedAsync(Proposal proposal, CancellationToken cancellationToken) =>
        proposal.Filed is { } filed && await proposals.FindReceiptAsync(proposal.Id.Call, filed.ReceiptCode, cancellationToken) is { } receipt
            ? receipt.Files
            : [];
}
