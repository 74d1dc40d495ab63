using System.Security.Cryptography;
using System.Text;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// Brings acts on many proposals on: the request that began one does what it can, a timer the rest. Two at once, or one that is killed
/// between any two lines, leave nothing out and do nothing twice: each item is a request of its own, done once.
/// </summary>
internal sealed partial class RunBatches(CallStore calls, BatchStore batches, DecideProposal decide, SendCircular write, TimeProvider clock, ILogger<RunBatches> log)
{
    /// <summary>How long the request that begins one works on it before it answers.</summary>
    public static readonly TimeSpan WithinRequest = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan WithinTimer = TimeSpan.FromMinutes(2);

    private const int AtOnce = 8;

    public async Task<Batch> BeginAsync(Batch batch, CancellationToken cancellationToken)
    {
        await batches.AddAsync(batch, cancellationToken);
        return await GoOnAsync(batch.Call, batch.Id, cancellationToken) ?? batch;
    }

    /// <summary>Of one that is begun, what a request can do.</summary>
    public Task<Batch?> GoOnAsync(CallId call, string id, CancellationToken cancellationToken) => RunAsync(call, id, clock.GetUtcNow() + WithinRequest, cancellationToken);

    /// <summary>Every call's unfinished ones.</summary>
    public async Task CarryOnAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + WithinTimer;
        foreach (var call in await calls.AllAsync(cancellationToken))
        {
            foreach (var id in await batches.OpenAsync(call.Id, cancellationToken))
                await CarryOnAsync(call.Id, id, until, cancellationToken);
        }
    }

    private async Task CarryOnAsync(CallId call, string id, DateTimeOffset until, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(call, id, until, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // One batch must not stop the others; it stays open.
            LogFailed(log, fault, id);
        }
    }

    /// <summary>The id of the batch that a request begins.</summary>
    public static string IdOf(CallId call, BatchKind kind, RequestKey request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{call} {kind} {request.Value}")))[..16];

    private async Task<Batch?> RunAsync(CallId call, string id, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var stored = await batches.FindAsync(call, id, cancellationToken);
        while (stored is { Value.IsDone: false } && clock.GetUtcNow() < until)
        {
            var batch = stored.Value;
            var next = batch.Items.Skip(batch.Results.Count).Take(AtOnce).ToList();
            var results = await Task.WhenAll(next.Select(item => TryOrLeaveAsync(batch, item, cancellationToken)));
            // One that several people are changing at this moment is tried again, with those after it.
            var after = batch.With([.. results.TakeWhile(result => result != ChangeProposal.Busy)]);
            // Somebody else brought it on: go on from there.
            stored = await batches.SaveAsync(stored, after, cancellationToken) ?? await batches.FindAsync(call, id, cancellationToken);
            if (stored is { Value: { IsDone: true } done })
                LogDone(log, done.Id, done.Kind, done.DoneCount, done.RefusedCount);
        }

        return stored?.Value;
    }

    private async Task<Refusal?> TryOrLeaveAsync(Batch batch, BatchItem item, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(batch, item, cancellationToken);
        }
        catch (Exception fault) when (RowFormat.IsBroken(fault))
        {
            // What cannot be read, or kept, now cannot be later: it must not keep those after it waiting.
            LogLeft(log, fault, item.Proposal, batch.Id);
            return Left;
        }
    }

    private async Task<Refusal?> TryAsync(Batch batch, BatchItem item, CancellationToken cancellationToken)
    {
        var act = new UnitAct(item.Proposal, null, batch.KeyOf(item), batch.Act with { At = clock.GetUtcNow() });
        var outcome = batch.Kind switch
        {
            BatchKind.Release => await decide.ReleaseAsync(act, item.Number, cancellationToken),
            BatchKind.Write => await write.RunAsync(batch, act, cancellationToken),
            _ => await decide.PrepareUnlessPreparedAsync(act, new WantedVerdict(batch.Verdict!.Kind, item.Place, batch.Verdict.Words), cancellationToken),
        };
        return outcome switch
        {
            Outcome<Opened>.Done => null,
            Outcome<Opened>.Refused refused => refused.Refusal,
            _ => Gone,
        };
    }

    private static Refusal Left { get; } = new("unreadable", "This proposal could not be read or kept, so nothing was done with it. Tell whoever operates this system.");

    private static Refusal Gone { get; } = new("not-found", "This proposal is not there any more.");

    [LoggerMessage(1, LogLevel.Information, "Batch {Batch} ({Kind}) is done: {Done} done, {Refused} refused")]
    private static partial void LogDone(ILogger log, string batch, BatchKind kind, int done, int refused);

    [LoggerMessage(2, LogLevel.Error, "Batch {Batch} could not be brought on; it stays open")]
    private static partial void LogFailed(ILogger log, Exception fault, string batch);

    [LoggerMessage(3, LogLevel.Error, "{Proposal} of batch {Batch} could not be read or kept and is left as it is")]
    private static partial void LogLeft(ILogger log, Exception fault, ProposalId proposal, string batch);
}
