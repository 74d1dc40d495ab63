using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Letters;

/// <summary>What the unit does to one letter. The history says that it was done; the letter's row changes with it.</summary>
public static class LetterActs
{
    /// <summary>Whether it may be sent again: it failed, was stopped, is in doubt or did not reach.</summary>
    public static bool MaySendAgain(this LetterFate fate) =>
        fate.State is LetterState.Failed or LetterState.InDoubt or LetterState.Stopped || fate.IsUndelivered();

    public static bool MayStop(this LetterFate fate) => fate.State is LetterState.Waiting or LetterState.InDoubt;

    /// <summary>Has it sent once more, by a try of its own.</summary>
    /// <param name="key">For the link in it: the one it carried is not kept.</param>
    /// <param name="after">The letter after it, to be stored with the move.</param>
    public static Move SendAgain(this Proposal proposal, LetterFate fate, LinkKey key, Act act, out LetterFate after)
    {
        after = fate;
        if (!fate.MaySendAgain())
            return Move.No(LetterRefusals.NotAgain);
        var linked = !proposal.Status.IsAtRest();
        after = fate with
        {
            Letter = fate.Letter with { LinkKey = linked ? key.Value : null },
            State = LetterState.Waiting,
            NextAt = act.At,
            AgainAfter = fate.Attempts,
            DoubtSince = null,
            SentAt = null,
            Error = null,
        };
        return (linked ? proposal.OpenedBy(key) : proposal).Made(act, HistoryKinds.LetterSentAgain, fate.Letter.Told(proposal));
    }

    /// <summary>Keeps it from being sent, or from being tried again.</summary>
    public static Move Stop(this Proposal proposal, LetterFate fate, Act act, out LetterFate after)
    {
        after = fate;
        if (!fate.MayStop())
            return Move.No(fate.State == LetterState.Claimed ? LetterRefusals.OnTheWire : LetterRefusals.NotToStop);
        after = fate with { State = LetterState.Stopped, DoubtSince = null, Error = fate.State == LetterState.InDoubt ? fate.Error : null };
        return proposal.Made(act, HistoryKinds.LetterStopped, fate.Letter.Told(proposal));
    }
}

public static class LetterRefusals
{
    public static Refusal NotAgain { get; } = new("letter-not-again", "This letter is on its way, or has arrived, so it is not sent again. Look at how it stands now.");
    public static Refusal NotToStop { get; } = new("letter-not-stopped", "This letter is not waiting any more, so it cannot be stopped. Look at how it stands now.");
    public static Refusal OnTheWire { get; } = new("letter-on-the-wire", "This letter is being sent at this very moment. Look again in a minute.");
}
