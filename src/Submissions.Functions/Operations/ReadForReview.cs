using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Domain.Rooms;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Opens a filed proposal for the support unit. Drafts are nobody's business but their writers'.</summary>
internal sealed class ReadForReview(CallStore calls, ProposalStore proposals, LetterStore letters)
{
    public async Task<Dossier?> RunAsync(ProposalId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await proposals.FindAsync(id, cancellationToken);
        if (stored?.Value is not { Filed: { } filing } proposal || await calls.FindAsync(id.Call, cancellationToken) is not { } common)
            return null;
        var call = common.For(proposal);
        var versions = await proposals.VersionsAsync(id, cancellationToken);
        var filed = versions.First(version => version.Number == filing.Version);
        return new Dossier(
            call, proposal, filed, versions,
            Check.All(proposal.Candidate(filed.Content, call, now)),
            RoomFit.Ranked(call, Demand.Of(filed.Content)),
            await proposals.HistoryAsync(id, cancellationToken),
            await letters.OfAsync(id, cancellationToken));
    }
}
