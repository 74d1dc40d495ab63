using System.Security.Cryptography;
using Submissions.Domain;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Sends the proposal's link to an address its holder names; the letter carries a key of its own.</summary>
internal sealed class SendLink(ChangeProposal change)
{
    public Task<Outcome<Opened>> RunAsync(Access access, EmailAddress to, RequestKey? request, Act act, CancellationToken cancellationToken)
    {
        var key = LinkKey.New(RandomNumberGenerator.GetBytes(16));
        return change.RunAsync(
            access, request,
            (opened, _) => Task.FromResult(opened.Proposal.SendLink(opened.Call, to, key, act) switch
            {
                Move.Made made => new Decision<Opened>.Wanted(new ProposalChange(opened.AsStored(), made), "sent", after => after),
                Move.Refused refused => Decision<Opened>.Refuse(refused),
                _ => throw new InvalidOperationException("A move is made or refused."),
            }),
            (_, opened) => opened, cancellationToken);
    }
}
