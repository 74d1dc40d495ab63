using Submissions.Domain.Calls;

namespace Submissions.Domain.Proposals;

/// <summary>A proposal's own deadline.</summary>
public static class OwnDeadline
{
    /// <summary>
    /// The call as it holds for one proposal: its closing moved to where the unit has extended it for this one. Everything that
    /// hangs on the closing, documents due by then included, moves with it.
    /// </summary>
    public static Call For(this Call call, Proposal proposal) =>
        proposal.Asking.Closes is { } closes && closes > call.Window.Closes
            ? call with { Window = new FilingWindow(call.Window.Opens, closes, call.Window.Grace, call.Window.AfterClosing) }
            : call;
}
