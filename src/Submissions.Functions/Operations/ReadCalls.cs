using Submissions.Domain.Calls;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>The calls, as stored.</summary>
internal sealed class ReadCalls(CallStore calls, TimeProvider clock)
{
    /// <summary>
    /// Begins to read before anybody asks: under the host a page waits for the start, and what it finds read by then it need not wait for.
    /// A storage that does not answer is told by the first page that asks it.
    /// </summary>
    public Task ReadAheadAsync() => Task.Run(() => calls.AllAsync(CancellationToken.None)).ContinueWith(read => read.Exception, TaskScheduler.Default);

    public Task<IReadOnlyList<Call>> AllAsync(CancellationToken cancellationToken) => calls.AllAsync(cancellationToken);

    public Task<Call?> FindAsync(CallId id, CancellationToken cancellationToken) => calls.FindAsync(id, cancellationToken);

    /// <summary>Whether what it held of people is erased, or is to be by now: then nothing is begun in it.</summary>
    public async Task<bool> IsErasedAsync(Call call, CancellationToken cancellationToken) =>
        await calls.FindDueToBeErasedAsync(call, clock.GetUtcNow(), cancellationToken) is not null;
}
