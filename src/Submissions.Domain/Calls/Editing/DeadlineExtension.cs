namespace Submissions.Domain.Calls.Editing;

/// <summary>
/// One act that moves all that hangs on the closing. Documents due at the closing, the organisers' banner and the letters
/// that are still to be written follow by themselves; the day to decide by keeps its distance.
/// </summary>
public static class DeadlineExtension
{
    /// <returns>The call with the later closing; null when the closing given is not later.</returns>
    public static Call? Extended(this Call call, DateTimeOffset closes)
    {
        if (closes <= call.Window.Closes)
            return null;
        var days = closes.In(call.Zone).Date.Subtract(call.Window.Closes.In(call.Zone).Date).Days;
        return call with
        {
            Window = new FilingWindow(call.Window.Opens, closes, call.Window.Grace, call.Window.AfterClosing),
            DecisionBy = call.DecisionBy?.AddDays(days),
        };
    }

    /// <summary>What else follows, and what does not, in sentences.</summary>
    public static IEnumerable<string> AlsoFollows(Call before, Call after)
    {
        yield return "Every page and every letter written from now on names the new closing. Letters that were sent named the old one.";
        yield return "Reminders that are counted from the closing are counted from the new one.";
        if (after.AcceptWithinDays is not null)
            yield return "Organisers confirm within their days from the decision, so that date moves with it.";
        if (before.EventFrom <= DateOnly.FromDateTime(after.Window.Closes.In(after.Zone).DateTime))
            yield return "The new closing is not before the forum begins.";
        yield return "A proposal with a later closing of its own keeps it.";
    }
}
