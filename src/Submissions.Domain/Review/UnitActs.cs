using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>What every act of the support unit has in common.</summary>
internal static class UnitActs
{
    /// <summary>Why the unit can ask nothing of its organisers, or null. Documents and questions go on after the event.</summary>
    public static Refusal? RefusesAsking(this Proposal proposal) => proposal.Status switch
    {
        ProposalStatus.Draft => Refusal.StillDraft,
        ProposalStatus.Held => null,
        var status => Refusal.AtEnd(status),
    };

    /// <summary>Ends a move: the history's line, and the letters with a link of their own key.</summary>
    /// <param name="after">The proposal after the move.</param>
    /// <param name="what">As the history names it.</param>
    public static Move Told(
        this Proposal after, Call call, LetterKind kind, string what, string? detail, LetterMatter matter, LinkKey key, Act act)
    {
        var opened = after.ReadBy(act.By).OpenedBy(key);
        return opened.Made(act, what, detail, opened.Letters(call.For(opened), kind, $"{what}-{after.HistoryLength}", key.Value, act, matter));
    }

    public static Proposal OpenedBy(this Proposal proposal, LinkKey key) => proposal with { KeyHashes = [.. proposal.KeyHashes, key.Hash] };

    /// <summary>Whoever acts on a proposal has read what came back to it.</summary>
    public static Proposal ReadBy(this Proposal proposal, string member) =>
        proposal with { Asking = proposal.Asking with { Answered = [.. proposal.Asking.Answered.Where(answer => answer.To != member)] } };

    /// <summary>The same, standing elsewhere, with nothing asked for any more.</summary>
    public static Proposal StandingAt(this Proposal proposal, ProposalStatus status) =>
        proposal with { Status = status, Asking = proposal.Asking with { Changes = null } };
}
