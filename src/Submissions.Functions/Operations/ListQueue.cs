using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A page of the support unit's queue.</summary>
/// <param name="Status">The status asked for, or null for all.</param>
/// <param name="After">Asks for the page after this one; null at the end.</param>
internal sealed record QueueView(Call Call, ProposalStatus? Status, IReadOnlyList<QueueEntry> Entries, string? After);

/// <summary>Lists the queue, newest filing first.</summary>
internal sealed class ListQueue(CallStore calls, QueueStore queue)
{
    public const int PageSize = 50;

    public async Task<QueueView?> RunAsync(CallId callId, ProposalStatus? status, string? after, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(callId, cancellationToken) is not { } call)
            return null;
        var page = await queue.PageAsync(callId, status, after, PageSize, cancellationToken);
        return new QueueView(call, status, page.Entries, page.After);
    }
}
