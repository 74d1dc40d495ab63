using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>The organisers' answer to an acceptance.</summary>
public static class AcceptanceMoves
{
    /// <summary>Confirms that the event will be held. Requested changes stay asked for.</summary>
    /// <param name="key">The organiser's own, which the letter carries.</param>
    public static Move Confirm(this Proposal proposal, Call call, LinkKey key, Act act)
    {
        if (proposal.RefusesAnswer() is { } refusal)
            return Move.No(refusal);
        if (proposal.IsUnconfirmed(act.At))
            return Move.No(Refusal.ConfirmByPassed);
        var after = proposal.Asking.Changes is { } changes
            ? proposal with { Asking = proposal.Asking with { Changes = changes with { Before = ProposalStatus.Confirmed } } }
            : proposal with { Status = ProposalStatus.Confirmed };
        return after.Made(
            act, HistoryKinds.Confirmed, null,
            after.Letters(call, LetterKind.Confirmed, $"confirmed-{after.HistoryLength}", key.Value, act, new LetterMatter { Verdict = proposal.Deciding.Current?.Verdict }));
    }

    /// <summary>Gives the place back; the proposal is withdrawn by it. Possible also when the date to confirm by has passed.</summary>
    public static Move Renounce(this Proposal proposal, Call call, string? words, Act act)
    {
        if ((proposal.RefusesAnswer() ?? Wording.Refuse(words, required: false)) is { } refusal)
            return Move.No(refusal);
        var after = proposal.StandingAt(ProposalStatus.Withdrawn);
        after = after with { Merge = null, Deciding = after.Deciding with { Prepared = null } };
        return after.Made(
            act, HistoryKinds.Renounced, Wording.Clean(words),
            after.Letters(call, LetterKind.Renounced, $"renounced-{after.HistoryLength}", null, act, new LetterMatter { Words = Wording.Clean(words) }));
    }

    /// <summary>Whether an acceptance was not confirmed in time: it stays accepted until the unit takes the place back.</summary>
    public static bool IsUnconfirmed(this Proposal proposal, DateTimeOffset now) =>
        proposal.Standing == ProposalStatus.Accepted && proposal.Deciding.Current?.ConfirmBy is { } by && now >= by.AddSeconds(1);

    private static Refusal? RefusesAnswer(this Proposal proposal) => proposal switch
    {
        { Standing: ProposalStatus.Accepted } => null,
        { Standing: ProposalStatus.Confirmed } => Refusal.AlreadyConfirmed,
        { Status: var status } => Refusal.AtEnd(status) ?? Refusal.NotAccepted,
    };
}
