using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Operations;

/// <summary>Says who of the support unit looks after a proposal: a member of its list, or nobody.</summary>
internal sealed class AssignProposal(MoveProposal move, ReadMembers members)
{
    /// <param name="to">A member's address, or null for nobody.</param>
    public async Task<Outcome<Opened>> RunAsync(UnitAct act, EmailAddress? to, CancellationToken cancellationToken)
    {
        var member = to is { } email ? (await members.RunAsync(cancellationToken)).Value.Find(email) : null;
        if (to is not null && member is null)
            return Outcome<Opened>.No(ListRefusals.NotThere);
        return await move.RunAsync(
            new Opener.Unit(act.Proposal), act.Request, $"assign-{member?.Email.Hash}", act.Seen, opened => opened.Proposal.Assign(member?.Email, act.Act), act.Act, cancellationToken);
    }
}
