using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Operations;

/// <summary>Says who of the support unit looks after a proposal: a member of its list, or nobody.</summary>
internal sealed class AssignProposal(MoveProposal move, ReadMembers members)
{
    /// <param name="to">A member's address, or null for nobody.</param>
    /// <param name="seen">The length of the history that whoever assigns has read.</param>
    public async Task<Outcome<Opened>> RunAsync(
        ProposalId proposal, EmailAddress? to, RequestKey? request, int? seen, Act act, CancellationToken cancellationToken)
    {
        var member = to is { } email ? (await members.RunAsync(cancellationToken)).Value.Find(email) : null;
        if (to is not null && member is null)
            return Outcome<Opened>.No(ListRefusals.NotThere);
        return await move.RunAsync(
            new Opener.Unit(proposal), request, "assign", seen, opened => opened.Proposal.Assign(member?.Email, act), act, cancellationToken);
    }
}
