using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A proposal with the call it answers, opened by its key or by the support unit.</summary>
/// <param name="ETag">What it was read with: the next change is made on it.</param>
/// <param name="Common">As it holds for every proposal.</param>
internal sealed record Opened(Proposal Proposal, ETag ETag, Call Common)
{
    /// <summary>As it holds for this proposal, its own deadline included.</summary>
    public Call Call { get; } = Common.For(Proposal);

    public Stored<Proposal> AsStored() => new(Proposal, ETag);
}

/// <summary>Reads a proposal for whoever holds its link, and for the support unit. Two point reads.</summary>
internal sealed class OpenProposal(ProposalStore proposals, CallStore calls)
{
    public async Task<Opened?> RunAsync(Opener opener, CancellationToken cancellationToken)
    {
        var reading = proposals.FindAsync(opener.Id, cancellationToken);
        var call = await calls.FindAsync(opener.Id.Call, cancellationToken);
        var stored = await reading;
        return stored is not null && call is not null && MayOpen(opener, stored.Value) ? new Opened(stored.Value, stored.ETag, call) : null;
    }

    private static bool MayOpen(Opener opener, Proposal proposal) => opener switch
    {
        Opener.Link link => link.Access.Key.Opens(proposal),
        Opener.Unit => true,
        _ => false,
    };
}
