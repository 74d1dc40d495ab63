using Azure;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Keeps what was typed. Saving the same again changes nothing, so that a save may be sent as often as one likes.</summary>
internal sealed class SaveProposal(ChangeProposal change)
{
    /// <param name="ifMatch">The ETag the text was written on, or null when <paramref name="edit"/> judges by itself.</param>
    /// <param name="edit">Gives the content to keep, or null when what it would overwrite is not what its writer saw.</param>
    public Task<Outcome<Opened>> RunAsync(
        Access access, ETag? ifMatch, Func<ProposalContent, ProposalContent?> edit, Act act, CancellationToken cancellationToken) =>
        change.RunAsync(access, null, "save", (opened, _) => Task.FromResult(Decide(opened, ifMatch, edit, act)), (_, opened) => opened, cancellationToken);

    private static Decision<Opened> Decide(Opened opened, ETag? ifMatch, Func<ProposalContent, ProposalContent?> edit, Act act)
    {
        var content = edit(opened.Proposal.Content);
        if (content is not null && ContentJson.Same(content, opened.Proposal.Content))
            return new Decision<Opened>.Settled(new Outcome<Opened>.Done(opened));
        if (content is null || (ifMatch is { } seen && seen != opened.ETag))
            return new Decision<Opened>.Settled(new Outcome<Opened>.Changed(opened));
        if (ContentLimit.Refuses(content) is { } refusal)
            return new Decision<Opened>.Settled(Outcome<Opened>.No(refusal));
        return opened.Proposal.Save(content, act) switch
        {
            Move.Made made => new Decision<Opened>.Wanted(new ProposalChange(opened.AsStored(), made), "saved", after => after),
            Move.Refused refused => Decision<Opened>.Refuse(refused),
            _ => throw new InvalidOperationException("A move is made or refused."),
        };
    }
}
