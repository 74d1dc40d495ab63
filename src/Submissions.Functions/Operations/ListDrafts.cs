using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Lists what was begun and never filed. What is written in it is looked at here to be counted, and goes no further.</summary>
internal sealed partial class ListDrafts(CallStore calls, ProposalStore proposals, ILogger<ListDrafts> log)
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
        var read = await Task.WhenAll(wanted.Select(id => ReadAsync(call, id, now, cancellationToken)));
        return new DraftList(call, [.. read.Select(one => one.Draft).OfType<Draft>()], all.Count, shown, pages)
        {
            Unreadable = [.. read.Where(one => one.IsUnreadable).Select(one => one.Id)],
        };
    }

    /// <summary>One that cannot be read must not keep the others from being listed.</summary>
    private async Task<(ProposalId Id, Draft? Draft, bool IsUnreadable)> ReadAsync(Call call, ProposalId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return (id, await proposals.FindAsync(id, cancellationToken) is { } stored ? Draft.Of(call, stored.Value, now) : null, false);
        }
        catch (Exception fault) when (RowFormat.IsUnreadable(fault))
        {
            LogUnreadable(log, fault, id);
            return (id, null, true);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The draft {Proposal} cannot be read: the list of drafts only names it")]
    private static partial void LogUnreadable(ILogger log, Exception fault, ProposalId proposal);
}
