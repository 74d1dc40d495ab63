using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Domain.Rooms;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Opens a filed proposal for the support unit. Drafts are nobody's business but their writers'.</summary>
internal sealed class ReadForReview(CallStore calls, ProposalStore proposals, LetterStore letters, NoteStore notes, QueueIndex index, OfferPlace offer)
{
    public async Task<Dossier?> RunAsync(ProposalId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var finding = calls.FindAsync(id.Call, cancellationToken);
        var stored = await proposals.FindAsync(id, cancellationToken);
        if (stored?.Value is not { Filed: not null } proposal || await finding is not { } common)
            return null;
        var call = common.For(proposal);
        var versions = proposals.VersionsAsync(id, cancellationToken);
        var history = proposals.HistoryAsync(id, cancellationToken);
        var owed = letters.OfAsync(id, cancellationToken);
        var written = notes.OfAsync(id, cancellationToken);
        var list = await index.OfAsync(id.Call, cancellationToken);
        return With(Of(call, proposal, await versions, await history, now), list) with
        {
            Letters = await owed,
            Notes = await written,
            Offer = await offer.RunAsync(common, proposal, list, now, cancellationToken),
        };
    }

    private static Dossier Of(Call call, Proposal proposal, IReadOnlyList<FiledVersion> versions, IReadOnlyList<HistoryEntry> history, DateTimeOffset now)
    {
        var filed = versions.First(version => version.Number == proposal.Filed!.Version);
        return new Dossier(
            call, proposal, filed, versions, Check.All(proposal.Candidate(filed.Content, call, now)), RoomFit.Ranked(call, Demand.Of(filed.Content)), history, []);
    }

    private static Dossier With(Dossier dossier, QueueList list) => list.Find(dossier.Proposal.Id) is { } entry
        ? dossier with { OfItsOrganisations = entry.OfItsOrganisations(list.Entries), Alike = entry.Alike(list.Entries) }
        : dossier;
}
