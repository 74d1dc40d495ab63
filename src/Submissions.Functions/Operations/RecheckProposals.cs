using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// Brings the queue and the reminders in step with a call that was changed: findings, room fit and missing documents of each filed
/// proposal, and of each, drafts too, when its organisers are written to next; one after another in the order of their ids. How far it
/// came is noted, so that the next run goes on after a crash; only what differs is written.
/// </summary>
internal sealed partial class RecheckProposals(
    CallStore calls, RecheckStore rechecks, ProposalStore proposals, QueueIndex index, FiledContent filed, TimeProvider clock, ILogger<RecheckProposals> log)
{
    private const int NoteEvery = 50;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Longest;
        return rechecks.EachAsync(calls, (call, recheck) => RunAsync(call, recheck, until, cancellationToken), (fault, call) => LogLeft(log, fault, call), cancellationToken);
    }

    private async Task RunAsync(Call call, CallWalk recheck, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var looked = 0;
        await foreach (var id in proposals.IdsAsync(call.Id, recheck.After, cancellationToken))
        {
            if (clock.GetUtcNow() >= until)
                return;
            await TryAsync(call, id, cancellationToken);
            if (++looked % NoteEvery != 0)
                continue;
            if (await rechecks.KeepAsync(recheck with { After = id.Value }, cancellationToken) is not { } noted)
                return;
            recheck = noted;
        }

        await rechecks.EndAsync(recheck, cancellationToken);
    }

    private async Task TryAsync(Call call, ProposalId id, CancellationToken cancellationToken)
    {
        try
        {
            await RecheckAsync(call, id, cancellationToken);
        }
        catch (Exception fault) when (RowFormat.IsBroken(fault))
        {
            // What cannot be read, or kept, today cannot be tomorrow: it must not keep those after it from being looked at.
            LogFailed(log, fault, id);
        }
    }

    /// <summary>Somebody who changes the proposal at this moment checks it by the new call anyway: a lost race needs no second try.</summary>
    private async Task RecheckAsync(Call common, ProposalId id, CancellationToken cancellationToken)
    {
        if (await proposals.FindAsync(id, cancellationToken) is not { Value: var proposal } stored)
            return;
        var (call, now) = (common.For(proposal), clock.GetUtcNow());
        var queue = await ChangedEntryAsync(call, proposal, now, cancellationToken);
        if (queue is null && proposal.HasRemindersInStep(call, now))
            return;
        await proposals.CommitAsync(
            new ProposalChange(stored, new Move.Made(proposal, null, [])) { Queue = queue }.WithReminders(common, now), cancellationToken);
    }

    /// <summary>How the queue is to show it; null where it does already, and for a draft.</summary>
    private async Task<QueueEntry?> ChangedEntryAsync(Call call, Proposal proposal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await filed.EntryAsync(call, proposal, now, cancellationToken) is not { } entry)
            return null;
        var list = await index.OfAsync(call.Id, cancellationToken);
        return list.Find(proposal.Id) is { } shown && Same(shown, entry) ? null : entry;
    }

    /// <summary>Whether the queue shows what a call decides: the rest is the proposal's own.</summary>
    private static bool Same(QueueEntry shown, QueueEntry entry) =>
        shown.Findings.SequenceEqual(entry.Findings) && shown.BestPlace == entry.BestPlace && shown.BestFit == entry.BestFit
        && shown.MissingDocuments.SequenceEqual(entry.MissingDocuments) && shown.DocumentsAsked == entry.DocumentsAsked
        && shown.Organisations.SequenceEqual(entry.Organisations) && shown.ToCall.SequenceEqual(entry.ToCall);

    [LoggerMessage(1, LogLevel.Error, "{Proposal} could not be brought in step with its call and is left as it is")]
    private static partial void LogFailed(ILogger log, Exception fault, ProposalId proposal);

    [LoggerMessage(2, LogLevel.Error, "The proposals of {Call} could not be brought in step with it; the next run tries again")]
    private static partial void LogLeft(ILogger log, Exception fault, CallId call);
}
