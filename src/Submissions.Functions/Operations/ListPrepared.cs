using Submissions.Domain.Calls;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>The decisions of a call that are prepared, by reference.</summary>
internal sealed record PreparedList(Call Call, IReadOnlyList<QueueEntry> Entries);

/// <summary>Lists what waits to be released.</summary>
internal sealed class ListPrepared(CallStore calls, QueueIndex index)
{
    public async Task<PreparedList?> RunAsync(CallId callId, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(callId, cancellationToken) is not { } call)
            return null;
        var list = await index.OfAsync(callId, cancellationToken);
        return new PreparedList(call, [.. list.Entries.Where(entry => entry.Prepared is not null).OrderBy(entry => entry.Reference.Value, StringComparer.Ordinal)]);
    }
}
