using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Testing;

public static partial class Some
{
    /// <summary>A member of the unit.</summary>
    public const string Reviewer = "reviewer@example.org";

    public static Act ByUnit(DateTimeOffset? at = null, string member = Reviewer) => new(member, at ?? Now);

    public static Verdict Accepting(GivenPlace? place = null) => new(DecisionKind.Accept, place, "We look forward to it.");

    public static Verdict Declining(string words = "There were more proposals than rooms.") => new(DecisionKind.Decline, null, words);

    public static Verdict Waiting() => new(DecisionKind.WaitingList, null, "A place may become free.");

    public static GivenPlace Place(Call? call = null) => GivenPlace.Of((call ?? Call()).Places.First());

    /// <summary>A filed proposal that a decision was released on.</summary>
    public static Proposal Decided(Verdict verdict, Call? call = null, string seed = "filed")
    {
        call ??= Call();
        var prepared = Made(Filed(call: call, seed: seed).Prepare(verdict, ByUnit())).Proposal;
        return Made(prepared.Release(call, prepared.Deciding.Count, Key("release"), ByUnit())).Proposal;
    }

    /// <summary>A filed proposal, or another one, in that status; each by the moves that lead there.</summary>
    public static Proposal In(ProposalStatus status, string seed = "filed")
    {
        var (call, filed) = (Call(), Filed(seed: seed));
        return status switch
        {
            ProposalStatus.Draft => Proposal() with { Documents = [Document("concept-note")] },
            ProposalStatus.Submitted => filed,
            ProposalStatus.ChangesRequested => Requested(filed),
            ProposalStatus.WaitingList => Decided(Waiting(), seed: seed),
            ProposalStatus.Accepted => Decided(Accepting(), seed: seed),
            ProposalStatus.Confirmed => Made(Decided(Accepting(), seed: seed).Confirm(call, Key(seed), ByOrganiser())).Proposal,
            ProposalStatus.Held => Made(In(ProposalStatus.Confirmed, seed).MarkHeld(call, ByUnit(Forum))).Proposal,
            ProposalStatus.Declined => Decided(Declining(), seed: seed),
            ProposalStatus.Withdrawn => Made(filed.Withdraw(call, ByOrganiser())).Proposal,
            ProposalStatus.Merged => filed with { Status = ProposalStatus.Merged, MergedInto = new(ProposalId(seed: "other"), "MRK-22222", Now) },
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
    }

    /// <summary>With one change asked for, in the objective, without a date.</summary>
    public static Proposal Requested(Proposal proposal, DateTimeOffset? due = null, DateTimeOffset? at = null) =>
        Made(proposal.RequestChanges(Call(), [new RequestedItem("objective", "Say what changes by it.")], due, Key("request"), ByUnit(at))).Proposal;

    /// <summary>The first day of the forum, at noon.</summary>
    public static DateTimeOffset Forum { get; } = new(2018, 12, 5, 11, 0, 0, TimeSpan.Zero);
}
