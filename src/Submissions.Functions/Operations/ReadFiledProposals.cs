using System.Runtime.CompilerServices;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Reads proposals whole, as they were filed, in the order given: some ahead of whoever takes them, and never all at once.</summary>
internal sealed partial class ReadFiledProposals(ProposalStore proposals, FiledContent filed, ILogger<ReadFiledProposals> log)
{
    private const int Ahead = 16;

    /// <returns>One for each entry.</returns>
    public async IAsyncEnumerable<FiledReading> RunAsync(IReadOnlyList<QueueEntry> entries, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = new Queue<Task<FiledReading>>();
        var next = 0;
        while (next < entries.Count || reading.Count > 0)
        {
            while (next < entries.Count && reading.Count < Ahead)
                reading.Enqueue(ReadAsync(entries[next++], cancellationToken));
            yield return await reading.Dequeue();
        }
    }

    /// <summary>One that cannot be read, or whose row is gone, must not keep anybody from the others.</summary>
    private async Task<FiledReading> ReadAsync(QueueEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            if (await proposals.FindAsync(entry.Id, cancellationToken) is { Value: { Filed: not null } proposal })
                return new FiledReading(entry, new FiledProposal(entry, proposal, await filed.OfAsync(proposal, cancellationToken)));
            LogUnreadable(log, null, entry.Id);
        }
        catch (Exception fault) when (RowFormat.IsUnreadable(fault))
        {
            LogUnreadable(log, fault, entry.Id);
        }

        return new FiledReading(entry, null);
    }

    [LoggerMessage(1, LogLevel.Error, "{Proposal} could not be read as it was filed: what was asked for goes on without it")]
    private static partial void LogUnreadable(ILogger log, Exception? fault, ProposalId proposal);
}
