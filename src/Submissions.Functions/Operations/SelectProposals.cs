using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Functions.Operations;

/// <summary>A selection as a form carries it from page to page.</summary>
/// <param name="Seal">Of the list that was shown to whoever confirms; null before anything was shown.</param>
internal sealed record CarriedSelection(Selection Selection, QueueSort Sort, string? Seal);

/// <summary>
/// Says whom a selection means. An act on several proposals shows <see cref="RunAsync"/> first, and asks
/// <see cref="ConfirmedAsync"/> before it does anything: if others are meant than were shown, it shows them again and does nothing.
/// </summary>
internal sealed class SelectProposals(OpenQueue open)
{
    public async Task<SelectionView?> RunAsync(CallId call, CarriedSelection carried, Member member, DateTimeOffset now, CancellationToken cancellationToken) =>
        await open.RunAsync(call, member, now, cancellationToken) is { } opened
            ? new SelectionView(opened, carried.Sort, carried.Selection.In(opened.List, carried.Sort, opened.Viewer))
            : null;

    /// <returns>The proposals to act on, or why nothing may be done; not found for an unknown call.</returns>
    public async Task<Outcome<SelectionView>> ConfirmedAsync(CallId call, CarriedSelection carried, Member member, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await RunAsync(call, carried, member, now, cancellationToken) is not { } view)
            return new Outcome<SelectionView>.NotFound();
        return view.Selected.Refuses(carried.Seal) is { } refusal
            ? new Outcome<SelectionView>.Refused(refusal, [.. view.Selected.NotTaken.Select(one => one.Finding)])
            : new Outcome<SelectionView>.Done(view);
    }
}
