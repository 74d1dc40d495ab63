using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// Sends what the plan owes to organisers: reads the proposals whose instant has come, and asks the domain what is owed to each of them
/// now. Letters, record and next instant are one transaction under the proposal's ETag, so several instances and a killed one owe nothing twice.
/// </summary>
internal sealed partial class RemindOrganisers(
    CallStore calls, DueStore due, ChangeProposal change, FiledContent filed, TimeProvider clock, ILogger<RemindOrganisers> log)
{
    /// <summary>Proposals a run looks at, a call: the rest is for the next run.</summary>
    public const int Most = 100;

    private const int AtOnce = 4;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <returns>How many letters this run owes.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (until, owed) = (clock.GetUtcNow() + Longest, 0);
        foreach (var call in await calls.AllAsync(cancellationToken))
        {
            var rows = await due.RemindersDueAsync(call.Id, clock.GetUtcNow(), Most, cancellationToken);
            await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (row, stop) =>
            {
                if (clock.GetUtcNow() < until)
                    Interlocked.Add(ref owed, await RunAsync(row, stop));
            });
        }

        return owed;
    }

    private async Task<int> RunAsync(DueReminder row, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await change.RunAsync<int>(
                new Opener.Unit(row.Proposal), null, "remind", (opened, _) => DecideAsync(opened, row, cancellationToken), (_, _) => 0, cancellationToken);
            // Of a proposal that is not there, or that has moved on: nothing names the row any more.
            if (outcome is Outcome<int>.NotFound or Outcome<int>.Refused { Refusal.Code: "nothing-owed" })
                await due.RemoveAsync(row.Proposal.Call, row.RowKey, cancellationToken);
            if (outcome is not Outcome<int>.Done { Value: > 0 and var owed })
                return 0;
            LogReminded(log, row.Proposal, owed);
            return owed;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // One proposal must not stop the others; its row stays due.
            LogFailed(log, fault, row.Proposal);
            return 0;
        }
    }

    private async Task<Decision<int>> DecideAsync(Opened opened, DueReminder row, CancellationToken cancellationToken)
    {
        var proposal = opened.Proposal;
        if (proposal.WakeAt is not { } wake || RowKeys.Remind(wake, proposal.Id) != row.RowKey)
            return new Decision<int>.Settled(Outcome<int>.No(Refusal.NothingOwed));
        var act = new Act(Act.Timer, clock.GetUtcNow());
        // Nothing that still applies: the proposal is stored all the same, with its next instant.
        var made = proposal.Remind(opened.Call, AskOrganisers.FreshKey(), act) as Move.Made ?? new Move.Made(proposal, null, []);
        var stored = new ProposalChange(opened.AsStored(), made)
        {
            Queue = proposal.Reminding.ToCall.SequenceEqual(made.Proposal.Reminding.ToCall)
                ? null
                : await filed.EntryAsync(opened.Call, made.Proposal, act.At, cancellationToken),
        };
        return new Decision<int>.Wanted(stored, "done", _ => made.Letters.Count);
    }

    [LoggerMessage(1, LogLevel.Information, "The organisers of {Proposal} are owed {Letters} letters by the plan")]
    private static partial void LogReminded(ILogger log, ProposalId proposal, int letters);

    [LoggerMessage(2, LogLevel.Error, "What the plan owes to the organisers of {Proposal} could not be looked after; it stays due")]
    private static partial void LogFailed(ILogger log, Exception fault, ProposalId proposal);
}
