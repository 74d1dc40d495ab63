using Submissions.Domain.Calls;
using Submissions.Domain.Desk;

namespace Submissions.Domain.Review;

/// <summary>A call's queue as it stands, for one member.</summary>
public sealed record QueueAtHand(Call Call, QueueList List, QueueViewer Viewer, OwnViews Own)
{
    /// <summary>What waits for the unit, each with how many proposals it waits of; nothing that waits of none.</summary>
    public IReadOnlyList<QueueChoice> Waiting =>
        [.. QueueWaiting.All.Select(what => new QueueChoice(what, List.MayWait.Count(entry => Viewer.Since(entry, what) is not null))).Where(choice => choice.Count > 0)];
}

/// <summary>A page of the support unit's queue.</summary>
/// <param name="New">How many moved since the member last looked, whatever the filter.</param>
/// <param name="Members">The support unit.</param>
public sealed record QueueView(QueueAtHand AtHand, QueueQuery Query, QueueSlice Slice, int New, IReadOnlyList<Member> Members)
{
    public Call Call => AtHand.Call;
}

/// <summary>A selection, whom it means now, and the queue it was taken from.</summary>
public sealed record SelectionView(QueueAtHand AtHand, QueueSort Sort, Selected Selected);
