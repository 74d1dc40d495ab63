using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>
/// The unit's decision on a proposal: prepared, seen, undone or released. Nobody outside the unit knows of it before its release;
/// what was released is corrected by another decision that says so, never by silence.
/// </summary>
public static class DecisionMoves
{
    /// <summary>Prepares the decision on a proposal that none was told of, or another one in place of what is prepared.</summary>
    public static Move Prepare(this Proposal proposal, Verdict verdict, Act act)
    {
        if (proposal.RefusesDeciding() is { } refusal)
            return Move.No(refusal);
        if (IsDecided(proposal))
            return Move.No(Refusal.AlreadyDecided);
        return Refuse(proposal, verdict, wordsRequired: verdict.Kind != DecisionKind.Accept) is { } wrong
            ? Move.No(wrong)
            : proposal.Preparing(verdict, corrects: false, act);
    }

    /// <summary>Prepares the correction of a decision that was released; words say why.</summary>
    public static Move Correct(this Proposal proposal, Verdict verdict, Act act)
    {
        if (proposal.RefusesDeciding() is { } refusal)
            return Move.No(refusal);
        if (!IsDecided(proposal))
            return Move.No(Refusal.NothingToCorrect);
        return Refuse(proposal, verdict, wordsRequired: true) is { } wrong ? Move.No(wrong) : proposal.Preparing(verdict, corrects: true, act);
    }

    /// <summary>Forgets what is prepared. Nobody but the unit ever knew.</summary>
    public static Move UndoPreparation(this Proposal proposal, Act act)
    {
        if (proposal.Deciding.Prepared is null)
            return Move.No(Refusal.NothingPrepared);
        return (proposal with { Deciding = proposal.Deciding with { Prepared = null } }).ReadBy(act.By).Made(act, HistoryKinds.PreparationUndone);
    }

    /// <summary>Makes the prepared decision count and tells it.</summary>
    /// <param name="number">Which prepared decision is meant: another one may have been prepared since.</param>
    public static Move Release(this Proposal proposal, Call call, int number, LinkKey key, Act act)
    {
        if (proposal.Deciding.Prepared is not { } prepared)
            return Move.No(Refusal.NothingPrepared);
        if (prepared.Number != number)
            return Move.No(Refusal.PreparedAnew);
        if (proposal.Merge is not null)
            return Move.No(Refusal.MergePending);
        return proposal.Releasing(call, prepared, key, act);
    }

    /// <summary>Gives a proposal on the waiting list a place that has become free: prepared and released in one.</summary>
    public static Move Promote(this Proposal proposal, Call call, GivenPlace? place, string? words, LinkKey key, Act act)
    {
        if (proposal.RefusesDeciding() is { } refusal)
            return Move.No(refusal);
        if (proposal.Standing != ProposalStatus.WaitingList)
            return Move.No(Refusal.NotOnWaitingList);
        if (proposal.Merge is not null)
            return Move.No(Refusal.MergePending);
        var verdict = new Verdict(DecisionKind.Accept, place, Wording.Clean(words));
        if (Wording.Refuse(words, required: false) is { } wrong)
            return Move.No(wrong);
        var number = proposal.Deciding.Count + 1;
        var prepared = new PreparedDecision(number, verdict, false, act.By, act.At);
        return (proposal with { Deciding = proposal.Deciding with { Count = number } }).Releasing(call, prepared, key, act);
    }

    /// <summary>Ends an acceptance that was not confirmed in time: its place is free, and its organisers are told that the offer is over.</summary>
    public static Move EndAcceptance(this Proposal proposal, Call call, string? words, LinkKey key, Act act)
    {
        if (proposal.RefusesDeciding() is { } refusal)
            return Move.No(refusal);
        if (!proposal.IsUnconfirmed(act.At))
            return Move.No(Refusal.NotUnconfirmed);
        if (proposal.Deciding.Prepared is not null)
            return Move.No(Refusal.AlreadyPrepared);
        if (proposal.Merge is not null)
            return Move.No(Refusal.MergePending);
        if (Wording.Refuse(words, required: false) is { } wrong)
            return Move.No(wrong);
        var number = proposal.Deciding.Count + 1;
        var until = proposal.Deciding.Current!.ConfirmBy;
        var ended = new Decision(number, new Verdict(DecisionKind.Decline, null, Wording.Clean(words)), act.By, act.By, act.At, null) { Unconfirmed = until };
        var after = proposal.StandingAt(ProposalStatus.Declined);
        return (after with { Deciding = after.Deciding with { Count = number, Released = [.. after.Deciding.Released, ended] } }).Told(
            call, LetterKind.AcceptanceEnded, HistoryKinds.AcceptanceEnded, null,
            new LetterMatter { Verdict = ended.Verdict, Words = ended.Verdict.Words, ConfirmBy = until, Before = DecisionKind.Accept }, key, act);
    }

    /// <summary>Marks an event as held, once the forum has begun.</summary>
    public static Move MarkHeld(this Proposal proposal, Call call, Act act)
    {
        if (proposal.RefusesDeciding() is { } refusal)
            return Move.No(refusal);
        if (proposal.Standing != ProposalStatus.Confirmed)
            return Move.No(Refusal.NotConfirmed);
        if (DateOnly.FromDateTime(act.At.In(call.Zone).DateTime) < call.EventFrom)
            return Move.No(Refusal.NotYetHeld);
        if (proposal.Merge is not null)
            return Move.No(Refusal.MergePending);
        var after = proposal.StandingAt(ProposalStatus.Held);
        return (after with { Deciding = after.Deciding with { Prepared = null } }).ReadBy(act.By).Made(act, HistoryKinds.Held);
    }

    /// <summary>Whether the organisers know a final decision: then only a correction changes it.</summary>
    public static bool IsDecided(this Proposal proposal) =>
        proposal.Standing is ProposalStatus.Accepted or ProposalStatus.Confirmed or ProposalStatus.Declined;

    /// <summary>Why nothing can be decided; a declined proposal can be, by correction.</summary>
    private static Refusal? RefusesDeciding(this Proposal proposal) => proposal.Status switch
    {
        ProposalStatus.Draft => Refusal.StillDraft,
        ProposalStatus.Declined => null,
        var status => Refusal.AtEnd(status),
    };

    private static Refusal? Refuse(Proposal proposal, Verdict verdict, bool wordsRequired)
    {
        if (verdict.Kind == DecisionKind.WaitingList && proposal.Standing == ProposalStatus.WaitingList)
            return Refusal.AlreadyOnWaitingList;
        if (verdict is { Place: not null, Kind: not DecisionKind.Accept })
            return Refusal.PlaceOnlyForAccepted;
        return Wording.Refuse(verdict.Words, wordsRequired);
    }

    private static Move.Made Preparing(this Proposal proposal, Verdict verdict, bool corrects, Act act)
    {
        var number = proposal.Deciding.Count + 1;
        var prepared = new PreparedDecision(number, verdict with { Words = Wording.Clean(verdict.Words) }, corrects, act.By, act.At);
        return (proposal with { Deciding = proposal.Deciding with { Count = number, Prepared = prepared } })
            .ReadBy(act.By).Made(act, HistoryKinds.DecisionPrepared, Detail(prepared.Verdict));
    }

    private static Move Releasing(this Proposal proposal, Call call, PreparedDecision prepared, LinkKey key, Act act)
    {
        var (verdict, before) = (prepared.Verdict, proposal.Deciding.Current?.Verdict.Kind);
        var decision = new Decision(prepared.Number, verdict, prepared.By, act.By, act.At, ConfirmBy(call, verdict, act.At));
        var after = proposal.StandingAt(Status(verdict.Kind));
        after = after with { Deciding = after.Deciding with { Prepared = null, Released = [.. after.Deciding.Released, decision] } };
        var (kind, what) = Telling(proposal, prepared);
        return after.Told(
            call, kind, what, Detail(verdict),
            new LetterMatter { Verdict = verdict, Words = verdict.Words, ConfirmBy = decision.ConfirmBy, Before = prepared.Corrects ? before : null }, key, act);
    }

    private static (LetterKind Kind, string What) Telling(Proposal before, PreparedDecision prepared) => prepared switch
    {
        { Corrects: true } => (LetterKind.Corrected, HistoryKinds.DecisionCorrected),
        { Verdict.Kind: DecisionKind.Accept } when before.Standing == ProposalStatus.WaitingList => (LetterKind.Promoted, HistoryKinds.Promoted),
        { Verdict.Kind: DecisionKind.Accept } => (LetterKind.Accepted, HistoryKinds.Accepted),
        { Verdict.Kind: DecisionKind.Decline } => (LetterKind.Declined, HistoryKinds.Declined),
        _ => (LetterKind.WaitingListed, HistoryKinds.WaitingListed),
    };

    private static ProposalStatus Status(DecisionKind kind) => kind switch
    {
        DecisionKind.Accept => ProposalStatus.Accepted,
        DecisionKind.Decline => ProposalStatus.Declined,
        _ => ProposalStatus.WaitingList,
    };

    /// <summary>The end of the day that is the call's number of days after the release, in its zone.</summary>
    private static DateTimeOffset? ConfirmBy(Call call, Verdict verdict, DateTimeOffset released) =>
        verdict.Kind == DecisionKind.Accept && call.AcceptWithinDays is { } days
            ? LocalTime.Last(released.In(call.Zone).Date.AddDays(days).Add(new TimeSpan(23, 59, 59)), call.Zone)
            : null;

    private static string Detail(Verdict verdict) =>
        verdict.Place is { } place ? $"{verdict.Kind.Slug()}, {place.FullName}" : verdict.Kind.Slug();
}
