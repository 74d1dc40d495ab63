using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>Room and time of an accepted event, given after the acceptance or moved. It is no correction: what was decided stays decided, and confirmed.</summary>
public static class PlaceMoves
{
    /// <param name="words">To the organisers; may be null.</param>
    /// <param name="key">Opens the proposal from the letter.</param>
    public static Move GivePlace(this Proposal proposal, Call call, GivenPlace place, string? words, LinkKey key, Act act)
    {
        if (proposal.Standing is not (ProposalStatus.Accepted or ProposalStatus.Confirmed) || proposal.Deciding.Current is not { } current)
            return Move.No(Refusal.AtEnd(proposal.Status) ?? Refusal.PlaceOnlyForAccepted);
        if (Wording.Refuse(words, required: false) is { } refusal)
            return Move.No(refusal);
        if (current.Verdict.Place is { } same && same == place)
            return Move.No(Refusal.PlaceGivenAlready);
        var former = current.Verdict.Place;
        var verdict = current.Verdict with { Place = place };
        var after = proposal with { Deciding = proposal.Deciding with { Released = [.. proposal.Deciding.Released.SkipLast(1), current with { Verdict = verdict }] } };
        var matter = new LetterMatter
        {
            Verdict = verdict, Words = Wording.Clean(words), PlaceBefore = former, ConfirmBy = proposal.Standing == ProposalStatus.Accepted ? current.ConfirmBy : null,
        };
        return former is null
            ? after.Told(call, LetterKind.PlaceAssigned, HistoryKinds.PlaceAssigned, place.FullName, matter, key, act)
            : after.Told(call, LetterKind.PlaceMoved, HistoryKinds.PlaceMoved, $"{former.FullName}, now {place.FullName}", matter, key, act);
    }
}
