using System.Collections.Concurrent;
using Submissions.Domain.Calls;
using Submissions.Domain.Circulars;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Who would read a letter to many about each of these proposals, read from the proposals as they are now.</summary>
internal sealed partial class ReadReaders(ProposalStore proposals, QueueIndex index, ILogger<ReadReaders> log)
{
    private const int AtOnce = 16;

    public async Task<IReadOnlyDictionary<ProposalId, CircularReading>> RunAsync(Call call, IEnumerable<ProposalId> ids, CancellationToken cancellationToken)
    {
        var queue = await index.OfAsync(call.Id, cancellationToken);
        var read = new ConcurrentDictionary<ProposalId, CircularReading>();
        await Parallel.ForEachAsync(
            ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (id, stop) =>
            {
                if (await ReadAsync(call, id, queue.Find(id), stop) is { } reading)
                    read[id] = reading;
            });
        return read;
    }

    /// <summary>In the order of the list.</summary>
    public async Task<IReadOnlyList<CircularReading>> OfAsync(Call call, IReadOnlyList<QueueEntry> entries, CancellationToken cancellationToken)
    {
        var read = await RunAsync(call, entries.Select(entry => entry.Id), cancellationToken);
        return [.. entries.Select(entry => read.GetValueOrDefault(entry.Id)).OfType<CircularReading>()];
    }

    /// <summary>One that cannot be read must not keep the letter from the others.</summary>
    private async Task<CircularReading?> ReadAsync(Call call, ProposalId id, QueueEntry? entry, CancellationToken cancellationToken)
    {
        var title = entry?.Title ?? "";
        try
        {
            return await proposals.FindAsync(id, cancellationToken) is { Value: var proposal } ? CircularReading.Of(call.For(proposal), proposal, title) : null;
        }
        catch (Exception fault) when (RowFormat.IsUnreadable(fault))
        {
            LogUnreadable(log, fault, id);
            return CircularReading.Unreadable(call, id, entry?.Reference.Value ?? id.Value, title);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Proposal} could not be read and gets no letter to many")]
    private static partial void LogUnreadable(ILogger log, Exception fault, ProposalId proposal);
}
