using Submissions.Domain.Circulars;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Owes a released letter to many to one proposal's readers, once: one item of its batch.</summary>
internal sealed class SendCircular(ChangeProposal change)
{
    public Task<Outcome<Opened>> RunAsync(Batch batch, UnitAct act, CancellationToken cancellationToken)
    {
        var key = AskOrganisers.FreshKey();
        return change.RunAsync(
            new Opener.Unit(act.Proposal), act.Request, $"circular-{batch.Id}", (opened, _) => Task.FromResult(Decide(opened, batch, key, act.Act)), (_, opened) => opened,
            cancellationToken);
    }

    private static Decision<Opened> Decide(Opened opened, Batch batch, LinkKey key, Act act) => opened.Proposal.Write(opened.Call, batch.Id, batch.Texts, key, act) switch
    {
        Move.Made made => new Decision<Opened>.Wanted(new ProposalChange(opened.AsStored(), made), "done", after => after),
        var refused => Decision<Opened>.Refuse((Move.Refused)refused),
    };
}
