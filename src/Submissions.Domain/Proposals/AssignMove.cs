namespace Submissions.Domain.Proposals;

/// <summary>Who of the support unit looks after a proposal.</summary>
public static class AssignMove
{
    /// <param name="to">A member's address, or null for nobody.</param>
    public static Move Assign(this Proposal proposal, EmailAddress? to, Act act)
    {
        if (proposal.Filed is null)
            return Move.No(Refusal.NotFiled);
        return to == proposal.AssignedTo
            ? Move.No(Refusal.AssignedAlready)
            : (proposal with { AssignedTo = to }).Made(act, HistoryKinds.Assigned, to?.Value);
    }
}
