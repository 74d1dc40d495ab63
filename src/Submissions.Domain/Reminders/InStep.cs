using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Reminders;

/// <summary>
/// Brings what a proposal is reminded of in step with what it has become. Every change of a proposal ends with it, and so does every
/// change of its call: what arrived is chased no more from the very transaction in which it arrived.
/// </summary>
public static class InStep
{
    /// <param name="call">As it holds for this proposal after the change.</param>
    /// <param name="now">When the change is stored.</param>
    public static Proposal WithReminders(this Proposal proposal, Call call, DateTimeOffset now)
    {
        // Nothing fell due up to now, so whatever a changed plan or date would have made due by now is not made up for.
        var settled = proposal.WakeAt is not { } wake || wake > now;
        var open = Chases.Of(call, proposal);
        var after = proposal with
        {
            Reminding = proposal.Reminding with
            {
                Chases =
                [
                    .. open.Select(chase => Opened(proposal.Reminding.Of(chase.Key), chase, settled, now)),
                    .. proposal.Reminding.Chases.Where(known => known.LastAt is not null && open.All(chase => chase.Key != known.Key)).Select(Closed),
                ],
                Arrived = proposal.Status.IsAtRest() ? [] : [.. proposal.Reminding.Arrived.Where(one => proposal.Documents.Any(document => document.Id == one.Document))],
            },
        };
        return after with { WakeAt = after.NextWake(call, now) };
    }

    /// <summary>Whether nothing would change: the call did not, in anything that this proposal's reminders hang on.</summary>
    public static bool HasRemindersInStep(this Proposal proposal, Call call, DateTimeOffset now) =>
        proposal.WakeAt == proposal.NextWake(call, now)
        && Chases.Of(call, proposal).Select(chase => chase.Key).ToHashSet().SetEquals(proposal.Reminding.Chases.Where(chase => chase.IsOpen).Select(chase => chase.Key));

    /// <summary>The next instant at which something falls due; in the past when it fell due and was not done.</summary>
    private static DateTimeOffset? NextWake(this Proposal proposal, Call call, DateTimeOffset now)
    {
        var occasion = Occasions.Open(call, proposal, now) is [var first, ..] ? first.At : (DateTimeOffset?)null;
        var confirm = Arrival.ConfirmAt(proposal.Reminding.Arrived);
        return occasion is null || confirm < occasion ? confirm : occasion;
    }

    private static Reminded Opened(Reminded? known, Chase chase, bool settled, DateTimeOffset now)
    {
        if (known is not { IsOpen: true })
            return new Reminded(chase.Key, true, now, known?.Times ?? 0, known?.LastAt, null);
        return settled && now > known.After ? known with { After = now } : known;
    }

    private static Reminded Closed(Reminded known) => known with { IsOpen = false, CallSince = null };
}
