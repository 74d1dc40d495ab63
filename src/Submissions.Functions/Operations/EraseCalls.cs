using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;
using Submissions.Functions.Storage.Erasing;

namespace Submissions.Functions.Operations;

/// <summary>
/// Erases the personal data of calls whose day has come: proposal by proposal, then all other rows, then what is left of blobs. A run does so much and no more;
/// each step may be killed, or done by two instances at once. For as long as a file may take to arrive all of it is done again: the bytes of one that was on its way come after the row that leads to them has gone.
/// From then on a call that was erased is looked at by two short readings, because a draft may have been begun at the last moment, and the call may be changed.
/// </summary>
internal sealed partial class EraseCalls(CallStore calls, ErasureStore erasure, ErasedBlobs blobs, ErasedDigests digests, ProposalStore proposals, FiledContent filed, QueueIndex index, TimeProvider clock, ILogger<EraseCalls> log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Steps of a run, each a proposal or up to <see cref="ErasureStore.StepRows"/> rows or blobs.</summary>
    public int MostSteps { get; set; } = 2_000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var budget = new Budget(MostSteps, clock.GetUtcNow() + Longest, clock);
        foreach (var call in await calls.AllAsync(cancellationToken))
        {
            try
            {
                if (await calls.FindDueToBeErasedAsync(call, clock.GetUtcNow(), cancellationToken) is { Version.Number: var version }
                    && !await erasure.IsDoneAsync(call.Id, version, clock.GetUtcNow() - ReceiveDocument.Patience, cancellationToken))
                    await RunAsync(call, version, budget, cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                // What one call has, a row of a newer version or a fault of the storage, keeps no other from its day.
                LogFailed(log, fault, call.Id);
            }
        }
    }

    private async Task RunAsync(Call call, int version, Budget budget, CancellationToken cancellationToken)
    {
        await erasure.BeginAsync(call.Id, clock.GetUtcNow(), cancellationToken);
        if (!await ProposalsAsync(call, budget, cancellationToken) || !await RestAsync(call.Id, budget, cancellationToken))
            return;
        index.Forget(call.Id);
        await digests.EraseAsync(call.Id, cancellationToken);
        if (await erasure.EraseAuthorAsync(call.Id, version, cancellationToken) && await erasure.FinishAsync(call.Id, version, clock.GetUtcNow(), cancellationToken))
            LogErased(log, call.Id);
    }

    /// <returns>Whether none is left.</returns>
    private async Task<bool> ProposalsAsync(Call call, Budget budget, CancellationToken cancellationToken)
    {
        while (await erasure.ProposalsAsync(call.Id, ErasureStore.StepRows, cancellationToken) is { Count: > 0 } some)
        {
            foreach (var id in some)
            {
                if (!budget.Take())
                    return false;
                if (await FiguresAsync(call, id, cancellationToken) is { IsGone: false } found)
                    await erasure.EraseAsync(id, found.Figures, cancellationToken);
            }
        }

        return true;
    }

    private async Task<bool> RestAsync(CallId call, Budget budget, CancellationToken cancellationToken)
    {
        do
        {
            if (!budget.Take())
                return false;
        }
        while (await erasure.EraseRowsAsync(call, cancellationToken) > 0 || await blobs.DeleteAsync($"{call}/", ErasureStore.StepRows, cancellationToken) > 0);
        return true;
    }

    /// <summary>One that cannot be read is erased like the others; one that is gone was erased by another instance, which keeps its figures.</summary>
    private async Task<(bool IsGone, KeptFigures? Figures)> FiguresAsync(Call call, ProposalId id, CancellationToken cancellationToken)
    {
        try
        {
            return await proposals.FindAsync(id, cancellationToken) is { Value: var proposal }
                ? (false, KeptFigures.Of(proposal, proposal.Filed is null ? proposal.Content : await filed.OfAsync(proposal, cancellationToken)))
                : (true, null);
        }
        catch (Exception fault) when (RowFormat.IsBroken(fault))
        {
            LogUnreadable(log, id.Call, fault.GetType().Name);
            return (false, null);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The personal data of {Call} is erased")]
    private static partial void LogErased(ILogger log, CallId call);

    [LoggerMessage(2, LogLevel.Warning, "A proposal of {Call} could not be read ({Fault}) and is erased without its figures")]
    private static partial void LogUnreadable(ILogger log, CallId call, string fault);

    [LoggerMessage(3, LogLevel.Error, "Erasing the personal data of {Call} broke off; it goes on with the next run")]
    private static partial void LogFailed(ILogger log, Exception fault, CallId call);

    private sealed class Budget(int steps, DateTimeOffset until, TimeProvider clock)
    {
        private int left = steps;

        public bool Take() => left-- > 0 && clock.GetUtcNow() < until;
    }
}
