using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Calls.Editing;

/// <summary>An extension of a call's deadline, as the writers of drafts are told of it.</summary>
/// <param name="Version">The version of the call that it made: names it among the call's extensions.</param>
/// <param name="Before">The closing that held until then.</param>
/// <param name="At">When it was saved.</param>
public sealed record Extension(int Version, DateTimeOffset Before, DateTimeOffset At)
{
    /// <summary>
    /// Whether its writers are told: it is not filed, was begun before the extension, and has more time by it. They are, too, if they asked for no
    /// reminders: it is their deadline that moves.
    /// </summary>
    /// <param name="common">The call as it is now, for every proposal: it may have changed since.</param>
    public bool Concerns(Call common, Proposal proposal, DateTimeOffset now)
    {
        var before = proposal.Asking.Closes > Before ? proposal.Asking.Closes : Before;
        var closes = common.For(proposal).Window.Closes;
        return proposal.Status == ProposalStatus.Draft && proposal.CreatedAt < At && closes > before && closes > now;
    }
}

public static class ExtensionMoves
{
    /// <summary>Tells a draft's writers, in their language. Like a reminder it adds nothing to the history: the letters are the record.</summary>
    /// <param name="key">Opens the draft from the letters; a new one.</param>
    public static Move Tell(this Proposal proposal, Call common, Extension extension, LinkKey key, Act act)
    {
        if (!extension.Concerns(common, proposal, act.At) || proposal.Recipients.Count == 0)
            return Move.No(Refusal.NothingOwed);
        var matter = new LetterMatter { Due = common.For(proposal).Window.Closes };
        return new Move.Made(proposal.OpenedBy(key), null, proposal.Letters(common, LetterKind.DeadlineMoved, $"deadline-moved-{extension.Version}", key.Value, act, matter));
    }
}
