using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Ends the merges that silence has decided. The due row goes with the merge; one that names none is swept.</summary>
internal sealed partial class ExpireMerges(CallStore calls, DueStore due, MergeProposals merges, TimeProvider clock, ILogger<ExpireMerges> log)
{
    private const int Most = 100;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var call in await calls.AllAsync(cancellationToken))
        {
            foreach (var row in await due.MergesDueAsync(call.Id, clock.GetUtcNow().AddSeconds(-1), Most, cancellationToken))
                await ExpireAsync(row, cancellationToken);
        }
    }

    private async Task ExpireAsync(DueMerge row, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await merges.ExpireAsync(row.Proposal, new Act(Act.Timer, clock.GetUtcNow()), cancellationToken);
            // Ended otherwise, and its row left behind: nothing is owed. A proposal that is busy is for the next run.
            if (outcome is Outcome<Opened>.NotFound or Outcome<Opened>.Refused { Refusal.Code: not ("busy" or "proposal-full") })
                await due.RemoveAsync(row.Proposal.Call, row.RowKey, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // One merge must not stop the others; its row stays due.
            LogFailed(log, fault, row.Proposal);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The merge of {Proposal} could not be ended; it stays due")]
    private static partial void LogFailed(ILogger log, Exception fault, ProposalId proposal);
}
