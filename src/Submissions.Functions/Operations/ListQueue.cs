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
internal sealed class ListQueue(CallStore calls, QueueIndex index)
{
    public const int PageSize = 50;

    public async Task<QueueView?> RunAsync(CallId callId, ProposalStatus? status, string? after, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(callId, cancellationToken) is not { } call)
            return null;
        var list = await index.OfAsync(callId, cancellationToken);
        QueuePosition? from = QueuePosition.TryParse(after, out var position) ? position : null;
        var entries = list.From(QueueSort.Default, from).Where(entry => status is null || entry.Status == status).Take(PageSize + 1).ToList();
        var next = entries.Count > PageSize ? QueueSort.Default.PositionOf(entries[PageSize - 1]).ToString() : null;
        return new QueueView(call, status, [.. entries.Take(PageSize)], next);
    }
}
