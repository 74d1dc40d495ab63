using System.Collections.Concurrent;
using Submissions.Domain.Calls;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>
/// The queue of each call, held in memory by each instance and brought up to date at each request (docs/adr/0005): what was
/// committed before the request, by whatever instance, is in the answer. Nothing lives here that the rows do not hold.
/// </summary>
internal sealed class QueueIndex(TableClient table, TimeProvider clock, ILogger<QueueIndex> log)
{
    private readonly ConcurrentDictionary<CallId, IndexedCall> calls = new();

    /// <param name="call">A call that exists.</param>
    public Task<QueueList> OfAsync(CallId call, CancellationToken cancellationToken) =>
        calls.GetOrAdd(call, id => new IndexedCall(new MovedRows(table, id, log), clock)).RefreshedAsync(cancellationToken);

    /// <summary>What was erased is read anew by whoever asks next. Another instance's list is read anew within the hour.</summary>
    public void Forget(CallId call) => calls.TryRemove(call, out _);
}
