using Submissions.Domain.Calls;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Proposals;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Review;

/// <summary>A place that its proposal does not take, and who of the waiting list may have it.</summary>
/// <param name="IsFree">Whether nobody holds it: an acceptance that was not confirmed holds it until it is ended.</param>
/// <param name="Next">The first of the waiting list, in the order of the call's rules.</param>
/// <param name="Waiting">How many are on it.</param>
public sealed record PlaceOffer(GivenPlace Place, bool IsFree, IReadOnlyList<NextInLine> Next, int Waiting);

/// <param name="Seen">The length of its history: whoever promotes it has seen that much. Null where it cannot be read.</param>
/// <param name="Fit">How the place fits it; null when the call has the place no more, or it cannot be read.</param>
public sealed record NextInLine(QueueEntry Entry, int? Seen, PlaceFit? Fit);

public static class PlaceOffers
{
    /// <summary>The place that could be given on: of an acceptance not confirmed in time, or one that ended. Null when there is none, or its slot has begun.</summary>
    public static GivenPlace? PlaceToGiveOn(this Proposal proposal, DateTimeOffset now)
    {
        var keeps = proposal.Standing is ProposalStatus.Accepted or ProposalStatus.Confirmed or ProposalStatus.Held && !proposal.IsUnconfirmed(now);
        var given = keeps ? null : proposal.Deciding.Released.LastOrDefault(decision => decision.Verdict.Kind == DecisionKind.Accept)?.Verdict.Place;
        return given?.Starts > now ? given : null;
    }

    /// <summary>The waiting list: by the call's priority where it has one, then by who filed first.</summary>
    public static IReadOnlyList<QueueEntry> WaitingList(this Call call, IEnumerable<QueueEntry> entries) =>
        call.InOrder(entries.Where(entry => entry.Status == ProposalStatus.WaitingList));

    /// <summary>Whoever comes first where places are few, first.</summary>
    public static IReadOnlyList<QueueEntry> InOrder(this Call call, IEnumerable<QueueEntry> entries)
    {
        var priority = call.Rules.OfType<PriorityRule>().FirstOrDefault();
        return
        [
            .. entries.OrderBy(entry => priority?.Rank(entry.LeadKind) ?? 0)
                .ThenBy(entry => entry.FirstFiledAt).ThenBy(entry => entry.Id.Value, StringComparer.Ordinal),
        ];
    }
}
