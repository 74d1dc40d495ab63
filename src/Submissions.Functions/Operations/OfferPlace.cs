using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Domain.Rooms;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Says who of the waiting list may have the place that a proposal does not take.</summary>
internal sealed class OfferPlace(ProposalStore proposals, ReadFiledProposals filed)
{
    /// <summary>As many as one looks at before deciding whose turn it is.</summary>
    private const int Most = 8;

    /// <returns>Null when the proposal has no place to give on, or another one has it already.</returns>
    public async Task<PlaceOffer?> RunAsync(Call call, Proposal proposal, QueueList list, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (proposal.PlaceToGiveOn(now) is not { } place)
            return null;
        var holder = await proposals.PlaceHolderAsync(call.Id, place.FullName, cancellationToken);
        if (holder is not null && holder != proposal.Id)
            return null;
        var waiting = call.WaitingList(list.Entries);
        var next = new List<NextInLine>();
        await foreach (var one in filed.RunAsync([.. waiting.Take(Most)], cancellationToken))
            next.Add(new NextInLine(one.Entry, one.Filed?.Proposal.HistoryLength, one.Filed is { } whole ? Fit(call, place, whole.Content) : null));
        return new PlaceOffer(place, holder is null, next, waiting.Count);
    }

    private static PlaceFit? Fit(Call call, GivenPlace place, ProposalContent content) =>
        RoomFit.All(call, Demand.Of(content)).FirstOrDefault(fit => GivenPlace.Name(fit.Place) == place.FullName);
}
