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
        var (held, unread) = await HeldAsync(meant, cancellationToken);
        var seekers = new List<PlaceSeeker>();
        await foreach (var one in filed.RunAsync(meant.Selected.Entries, cancellationToken))
            seekers.Add(new PlaceSeeker(one.Entry, one.Filed is { } whole ? Demand.Of(whole.Content) : null));
        return (chosen is null ? PlacePlan.Propose(call, seekers, held) : PlacePlan.Check(call, seekers, held, chosen)) with { UnreadHolders = unread };
    }

    /// <summary>What others hold, and what is prepared for others: two decisions on one place help nobody. And who of them cannot be read.</summary>
    private async Task<(IReadOnlyList<Claim> Held, IReadOnlyList<string> Unread)> HeldAsync(SelectionView meant, CancellationToken cancellationToken)
    {
        var (call, list, selected) = (meant.AtHand.Call, meant.AtHand.List, meant.Selected.Entries.Select(entry => entry.Id).ToHashSet());
        var places = new Dictionary<ProposalId, string>();
        foreach (var entry in list.MayWait)
        {
            if (!selected.Contains(entry.Id) && entry.Prepared?.Decision.Verdict.Place is { } prepared)
                places[entry.Id] = prepared.FullName;
        }

        foreach (var (place, holder) in await proposals.PlacesHeldAsync(call.Id, cancellationToken))
            places.TryAdd(holder, place);
        var (claims, unread) = (new List<Claim?>(), new Dictionary<ProposalId, string>());
        await foreach (var one in filed.RunAsync([.. places.Keys.Select(list.Find).OfType<QueueEntry>()], cancellationToken))
        {
            if (one.Filed is { } whole)
                claims.Add(Fit(call, whole.Content, places[one.Entry.Id]) is { } fit ? PlacePlan.Claim(one.Entry, fit) : null);
            else
                unread[one.Entry.Id] = one.Entry.Reference.Value;
        }

        // One whose entry in the queue cannot be read is not in the list.
        foreach (var holder in places.Keys.Where(holder => list.Find(holder) is null))
            unread[holder] = holder.Value;
        claims.AddRange(unread.Select(one => PlacePlan.RoomAlone(call, places[one.Key], one.Value)));
        return ([.. claims.OfType<Claim>()], [.. unread.Values.Order(StringComparer.Ordinal)]);
    }

    private static PlaceFit? Fit(Call call, ProposalContent content, string place) =>
        RoomFit.All(call, Demand.Of(content)).FirstOrDefault(fit => GivenPlace.Name(fit.Place) == place);
}
