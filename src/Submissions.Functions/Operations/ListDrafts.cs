using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Lists what was begun and never filed. What is written in it is looked at here to be counted, and goes no further.</summary>
internal sealed class ListDrafts(CallStore calls, ProposalStore proposals)
{
    public const int PageSize = 50;

    /// <param name="only">Only this one, wherever it stands in the list; null for the page.</param>
    public async Task<DraftList?> RunAsync(CallId callId, int page, ProposalId? only, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(callId, cancellationToken) is not { } call)
            return null;
        var all = await proposals.DraftsAsync(callId, cancellationToken);
        var pages = Math.Max(1, (all.Count + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        var wanted = only is { } one
            ? all.Select(draft => draft.Id).Where(id => id == one)
            : all.OrderByDescending(draft => draft.SavedAt).ThenBy(draft => draft.Id.Value, StringComparer.Ordinal).Select(draft => draft.Id).Skip((shown - 1) * PageSize).Take(PageSize);
        var read = await Task.WhenAll(wanted.Select(id => proposals.FindAsync(id, cancellationToken)));
        return new DraftList(
            call, [.. read.Select(stored => stored is null ? null : Draft.Of(call, stored.Value, now)).OfType<Draft>()], all.Count, shown, pages);
    }
}
