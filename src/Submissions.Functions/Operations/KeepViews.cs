using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>What a member keeps for himself about the queue: views by name, and what has been looked at. Nobody else sees it, so it is no act that is recorded.</summary>
internal sealed class KeepViews(OwnViewStore own)
{
    /// <summary>
    /// Marks that come this close to the clock could pass over a change that was committed a moment later by another instance's clock;
    /// what moved within it stays new instead.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    /// <returns>Why it was not kept; null when it was.</returns>
    public async Task<Refusal?> SaveAsync(Member member, CallId call, string? name, QueueQuery query, CancellationToken cancellationToken)
    {
        if (SavedView.Named(name, query) is not { } view)
            return Refusal.ViewUnnamed;
        var views = (await own.ReadAsync(member.Email, call, cancellationToken)).Views;
        if (views.Count >= SavedView.Most && views.All(kept => kept.Id != view.Id))
            return Refusal.TooManyViews;
        await own.SaveAsync(member.Email, view, cancellationToken);
        return null;
    }

    /// <summary>A view that is gone, or never was one, is removed as asked.</summary>
    public Task RemoveAsync(Member member, string view, CancellationToken cancellationToken) =>
        SavedView.IsId(view) ? own.RemoveAsync(member.Email, view, cancellationToken) : Task.CompletedTask;

    /// <summary>From now on only what moves after the shown list is new.</summary>
    /// <param name="shownAt">When the list was made that the member looked at, never later than now.</param>
    public async Task LookedAsync(Member member, CallId call, DateTimeOffset shownAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A form's own word, which may be anything.
        if (shownAt < DateTimeOffset.UnixEpoch)
            return;
        var until = (shownAt < now ? shownAt : now) - Margin;
        if ((await own.ReadAsync(member.Email, call, cancellationToken)).LookedAt is not { } before || before < until)
            await own.LookedAsync(member.Email, call, until, cancellationToken);
    }
}
