using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Review;

namespace Submissions.Functions.Operations;

/// <summary>Lists the queue, filtered and ordered as asked.</summary>
internal sealed class ListQueue(OpenQueue open, ReadMembers members)
{
    public const int PageSize = 50;

    public async Task<QueueView?> RunAsync(CallId call, QueueQuery query, Member member, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listing = members.RunAsync(cancellationToken);
        var opened = await open.RunAsync(call, member, now, cancellationToken);
        var unit = await listing;
        return opened is null
            ? null
            : new QueueView(
                opened, query, QueueSlice.Of(opened.List, query, opened.Viewer, PageSize),
                New(opened), unit.Value.Members);
    }

    /// <summary>Looks at what moved since, and not at all there is; to who never looked everything is new.</summary>
    private static int New(QueueAtHand opened) => opened.Viewer.LookedAt is { } looked
        ? opened.List.From(new QueueSort(QueueOrder.Moved, true), opened.Viewer).TakeWhile(entry => entry.MovedAt > looked).Count(opened.Viewer.IsNew)
        : opened.List.Count;
}

/// <summary>What stands beside a proposal in the list it was opened from; null when the call or the proposal is not in the queue.</summary>
internal sealed class ReadQueueNeighbours(OpenQueue open)
{
    public async Task<QueueNeighbours?> RunAsync(
        Domain.Proposals.ProposalId id, QueueQuery query, Member member, DateTimeOffset now, CancellationToken cancellationToken) =>
        await open.RunAsync(id.Call, member, now, cancellationToken) is { } opened && opened.List.Find(id) is { } entry
            ? QueueNeighbours.Of(opened.List, query, opened.Viewer, entry)
            : null;
}
