using System.Collections.Concurrent;
using Submissions.Domain.Calls;
using Submissions.Domain.Circulars;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Who would read a letter to many about each of these proposals, read from the proposals as they are now.</summary>
internal sealed class ReadReaders(ProposalStore proposals, QueueIndex index)
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
                if (await proposals.FindAsync(id, stop) is { Value: var proposal })
                    read[id] = CircularReading.Of(call.For(proposal), proposal, queue.Find(id)?.Title ?? "");
            });
        return read;
    }

    /// <summary>In the order of the list.</summary>
    public async Task<IReadOnlyList<CircularReading>> OfAsync(Call call, IReadOnlyList<QueueEntry> entries, CancellationToken cancellationToken)
    {
        var read = await RunAsync(call, entries.Select(entry => entry.Id), cancellationToken);
        return [.. entries.Select(entry => read.GetValueOrDefault(entry.Id)).OfType<CircularReading>()];
    }
}
