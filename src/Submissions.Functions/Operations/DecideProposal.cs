using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>What somebody wants to decide, as a form or a program says it.</summary>
/// <param name="Place"><c>{slot}/{room}</c>, or null.</param>
internal sealed record WantedVerdict(DecisionKind Kind, string? Place, string? Words);

/// <summary>The unit decides on one proposal: prepares, undoes, releases, promotes, marks as held.</summary>
internal sealed class DecideProposal(MoveProposal move, ProposalStore proposals)
{
    /// <summary>Prepares a decision, or the correction of one that was released.</summary>
    public async Task<Outcome<Opened>> PrepareAsync(UnitAct act, WantedVerdict wanted, CancellationToken cancellationToken)
    {
        if (await RefusePlaceAsync(act.Proposal, wanted.Place, cancellationToken) is { } taken)
            return Outcome<Opened>.No(taken);
        return await RunAsync(
            act, Saying(wanted), opened => Verdict(opened.Call, wanted) is not { } verdict ? Move.No(Refusal.UnknownPlace)
                : opened.Proposal.IsDecided() ? opened.Proposal.Correct(verdict, act.Act)
                : opened.Proposal.Prepare(verdict, act.Act),
            cancellationToken);
    }

    /// <summary>As part of an act on several: what a colleague has prepared is not replaced.</summary>
    public Task<Outcome<Opened>> PrepareUnlessPreparedAsync(UnitAct act, WantedVerdict wanted, CancellationToken cancellationToken) => RunAsync(
        act, Saying(wanted), opened => opened.Proposal.Deciding.Prepared is not null ? Move.No(Refusal.AlreadyPrepared)
            : Verdict(opened.Call, wanted) is { } verdict ? opened.Proposal.Prepare(verdict, act.Act)
            : Move.No(Refusal.UnknownPlace),
        cancellationToken);

    public Task<Outcome<Opened>> UndoAsync(UnitAct act, CancellationToken cancellationToken) =>
        RunAsync(act, "undo", opened => opened.Proposal.UndoPreparation(act.Act), cancellationToken);

    /// <param name="number">The prepared decision that was seen.</param>
    public Task<Outcome<Opened>> ReleaseAsync(UnitAct act, int number, CancellationToken cancellationToken)
    {
        var key = AskOrganisers.FreshKey();
        return RunAsync(act, $"release-{number}", opened => opened.Proposal.Release(opened.Call, number, key, act.Act), cancellationToken);
    }

    public Task<Outcome<Opened>> PromoteAsync(UnitAct act, string? place, string? words, CancellationToken cancellationToken)
    {
        var key = AskOrganisers.FreshKey();
        return RunAsync(
            act, RequestAnswer.Saying("promote", place, words), opened => place is not null && GivenPlace.Find(opened.Call, place) is null
                ? Move.No(Refusal.UnknownPlace)
                : opened.Proposal.Promote(opened.Call, GivenPlace.Find(opened.Call, place), words, key, act.Act),
            cancellationToken);
    }

    /// <summary>Gives an accepted event its room and time, or others than it had; its organisers are told.</summary>
    public Task<Outcome<Opened>> GivePlaceAsync(UnitAct act, string? place, string? words, CancellationToken cancellationToken)
    {
        var key = AskOrganisers.FreshKey();
        return RunAsync(
            act, RequestAnswer.Saying("place", place, words), opened => GivenPlace.Find(opened.Call, place) is { } given
                ? opened.Proposal.GivePlace(opened.Call, given, words, key, act.Act)
                : Move.No(Refusal.UnknownPlace),
            cancellationToken);
    }

    public Task<Outcome<Opened>> EndAcceptanceAsync(UnitAct act, string? words, CancellationToken cancellationToken)
    {
        var key = AskOrganisers.FreshKey();
        return RunAsync(act, RequestAnswer.Saying("end-acceptance", words), opened => opened.Proposal.EndAcceptance(opened.Call, words, key, act.Act), cancellationToken);
    }

    public Task<Outcome<Opened>> MarkHeldAsync(UnitAct act, CancellationToken cancellationToken) =>
        RunAsync(act, "held", opened => opened.Proposal.MarkHeld(opened.Call, act.Act), cancellationToken);

    private static string Saying(WantedVerdict wanted) => RequestAnswer.Saying("prepare", wanted.Kind.Slug(), wanted.Place, wanted.Words);

    private Task<Outcome<Opened>> RunAsync(UnitAct act, string what, Func<Opened, Move> decide, CancellationToken cancellationToken) =>
        move.RunAsync(new Opener.Unit(act.Proposal), act.Request, what, act.Seen, decide, act.Act, cancellationToken);

    /// <summary>Null when it names a place that the call does not have.</summary>
    private static Verdict? Verdict(Call call, WantedVerdict wanted)
    {
        var place = GivenPlace.Find(call, wanted.Place);
        return place is null && wanted.Place is not null ? null : new Verdict(wanted.Kind, place, wanted.Words);
    }

    /// <summary>Told early; the release asks again, and only one can have it.</summary>
    private async Task<Refusal?> RefusePlaceAsync(ProposalId proposal, string? place, CancellationToken cancellationToken) =>
        place is not null && await proposals.PlaceHolderAsync(proposal.Call, place, cancellationToken) is { } holder && holder != proposal
            ? Refusal.PlaceTaken
            : null;
}
