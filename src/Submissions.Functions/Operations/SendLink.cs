using System.Security.Cryptography;
using System.Text;
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
        // The address stands in no row of ours but the letter's: its hash tells whether the same was asked for.
        var what = $"link-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(to.Value)))[..16]}";
        return change.RunAsync(access, request, what, (opened, _) => Task.FromResult(Decide(opened, to, key, act)), (_, opened) => opened, cancellationToken);
    }

    private static Decision<Opened> Decide(Opened opened, EmailAddress to, LinkKey key, Act act)
    {
        // Stored by the try before, whose answer was lost.
        if (key.Opens(opened.Proposal))
            return new Decision<Opened>.Settled(new Outcome<Opened>.Done(opened));
        return opened.Proposal.SendLink(opened.Call, to, key, act) switch
        {
            Move.Made made => new Decision<Opened>.Wanted(new ProposalChange(opened.AsStored(), made), "sent", after => after),
            Move.Refused refused => Decision<Opened>.Refuse(refused),
            _ => throw new InvalidOperationException("A move is made or refused."),
        };
    }
}
