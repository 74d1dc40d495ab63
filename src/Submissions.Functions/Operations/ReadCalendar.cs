using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>What a call's plan has before it.</summary>
/// <param name="Lines">The next first.</param>
/// <param name="ToCall">The proposals whose organisers the unit is to call.</param>
/// <param name="Unreadable">What cannot be read, so that nobody can say which letters it has before it: by reference, of a draft by its id.</param>
/// <param name="IsWhole">Whether every proposal with something to come was looked at.</param>
internal sealed record Calendar(Call Call, IReadOnlyList<CalendarLine> Lines, IReadOnlyList<QueueEntry> ToCall, IReadOnlyList<string> Unreadable, bool IsWhole);

/// <summary>
/// The reminders of the next 30 days. A proposal's one row stands at the next of its instants, so the range of those days names every proposal
/// that has anything in them; what that is, the domain says of the proposal as it is now.
/// </summary>
internal sealed partial class ReadCalendar(CallStore calls, DueStore due, ProposalStore proposals, QueueIndex index, ILogger<ReadCalendar> log)
{
    /// <summary>How many proposals are looked at: those with the next letters.</summary>
    public const int Most = 500;

    public static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    private const int AtOnce = 16;

    public async Task<Calendar?> RunAsync(CallId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(id, cancellationToken) is not { } call)
            return null;
        var queue = await index.OfAsync(id, cancellationToken);
        var rows = await due.RemindersDueAsync(id, now + Ahead, Most, cancellationToken);
        var lines = new IReadOnlyList<CalendarLine>?[rows.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, rows.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (place, stop) => lines[place] = await TryAsync(call, rows[place].Proposal, queue, now, stop));
        return new Calendar(
            call, [.. lines.SelectMany(line => line ?? []).OrderBy(line => line.Coming.At).ThenBy(line => line.Reference?.Value, StringComparer.Ordinal)],
            [.. queue.Entries.Where(entry => entry.ToCall.Count > 0).OrderBy(entry => entry.Reference.Value, StringComparer.Ordinal)],
            [.. rows.Where((_, place) => lines[place] is null).Select(row => queue.Find(row.Proposal)?.Reference.Value ?? row.Proposal.Value).Order(StringComparer.Ordinal)], rows.Count < Most);
    }

    /// <returns>Null for one that cannot be read: it must not keep the others from being told.</returns>
    private async Task<IReadOnlyList<CalendarLine>?> TryAsync(Call common, ProposalId id, QueueList queue, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await OfAsync(common, id, queue, now, cancellationToken);
        }
        catch (Exception fault) when (RowFormat.IsUnreadable(fault))
        {
            LogUnreadable(log, fault, id);
            return null;
        }
    }

    private async Task<IReadOnlyList<CalendarLine>> OfAsync(Call common, ProposalId id, QueueList queue, DateTimeOffset now, CancellationToken cancellationToken) =>
        await proposals.FindAsync(id, cancellationToken) is { Value: var proposal }
            ? [.. CalendarLine.Of(common.For(proposal), proposal, now).TakeWhile(line => line.Coming.At <= now + Ahead).Select(line => line.IsDraft ? line : line with { Title = queue.Find(id)?.Title })]
            : [];

    [LoggerMessage(1, LogLevel.Error, "{Proposal} cannot be read: the calendar does not tell its letters")]
    private static partial void LogUnreadable(ILogger log, Exception fault, ProposalId proposal);
}
