using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Domain.Rooms;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Plans places for the proposals of a selection; holds and prepares nothing.</summary>
internal sealed class PlanPlaces(ProposalStore proposals, ReadFiledProposals filed)
{
    /// <param name="chosen">The places that were chosen, by proposal; null has them proposed.</param>
    public async Task<PlacePlan> RunAsync(SelectionView meant, IReadOnlyDictionary<string, string>? chosen, CancellationToken cancellationToken)
    {
        var call = meant.AtHand.Call;
        var held = await HeldAsync(meant, cancellationToken);
        var seekers = new List<PlaceSeeker>();
        await foreach (var one in filed.RunAsync(meant.Selected.Entries, cancellationToken))
            seekers.Add(new PlaceSeeker(one.Entry, Demand.Of(one.Content)));
        return chosen is null ? PlacePlan.Propose(call, seekers, held) : PlacePlan.Check(call, seekers, held, chosen);
    }

    /// <summary>What others hold, and what is prepared for others: two decisions on one place help nobody.</summary>
    private async Task<IReadOnlyList<Claim>> HeldAsync(SelectionView meant, CancellationToken cancellationToken)
    {
        var (list, selected) = (meant.AtHand.List, meant.Selected.Entries.Select(entry => entry.Id).ToHashSet());
        var places = new Dictionary<ProposalId, string>();
        foreach (var entry in list.MayWait)
        {
            if (!selected.Contains(entry.Id) && entry.Prepared?.Decision.Verdict.Place is { } prepared)
                places[entry.Id] = prepared.FullName;
        }

        foreach (var (place, holder) in await proposals.PlacesHeldAsync(meant.AtHand.Call.Id, cancellationToken))
            places.TryAdd(holder, place);
        var claims = new List<Claim>();
        await foreach (var one in filed.RunAsync([.. places.Keys.Select(list.Find).OfType<QueueEntry>()], cancellationToken))
        {
            if (Fit(meant.AtHand.Call, one.Content, places[one.Entry.Id]) is { } fit)
                claims.Add(PlacePlan.Claim(one.Entry, fit));
        }

        return claims;
    }

    private static PlaceFit? Fit(Call call, ProposalContent content, string place) =>
        RoomFit.All(call, Demand.Of(content)).FirstOrDefault(fit => GivenPlace.Name(fit.Place) == place);
}
