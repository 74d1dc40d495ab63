namespace Submissions.Domain.Review;

/// <summary>What of a proposal waits for the support unit, for whoever looks, in the order in which it is to be seen to.</summary>
public static class QueueWaiting
{
    /// <summary>The organisers have answered what the viewer asked.</summary>
    public const string AnsweredYou = "answered-you";

    /// <summary>The organisers have answered what anybody of the unit asked.</summary>
    public const string Answered = "answered";

    /// <summary>Something was asked, and the date to answer it by has passed.</summary>
    public const string Late = "late";

    /// <summary>An acceptance was not confirmed in time.</summary>
    public const string Unconfirmed = "unconfirmed";

    /// <summary>A decision is prepared and not released.</summary>
    public const string Prepared = "prepared";

    public static IReadOnlyList<string> All { get; } = [AnsweredYou, Answered, Late, Unconfirmed, Prepared];

    /// <summary>Since when it waits; null when it does not.</summary>
    /// <param name="what">One of <see cref="All"/>.</param>
    public static DateTimeOffset? Since(this QueueViewer viewer, QueueEntry entry, string what) => what switch
    {
        AnsweredYou => entry.Answered.Where(answer => viewer.IsMe(answer.To)).Select(answer => (DateTimeOffset?)answer.At).Max(),
        Answered => entry.Answered.Select(answer => (DateTimeOffset?)answer.At).Max(),
        Late => Passed(entry.AnswerBy, viewer.Now),
        Unconfirmed => Passed(entry.ConfirmBy, viewer.Now),
        _ => entry.Prepared?.Decision.At,
    };

    /// <summary>All that waits, the first to see to first. What the viewer asked is not said a second time as anybody's.</summary>
    public static IEnumerable<(string What, DateTimeOffset Since)> Waiting(this QueueViewer viewer, QueueEntry entry)
    {
        if (!MayWait(entry))
            yield break;
        var mine = false;
        foreach (var what in All)
        {
            if ((what == Answered && mine) || viewer.Since(entry, what) is not { } since)
                continue;
            mine |= what == AnsweredYou;
            yield return (what, since);
        }
    }

    /// <summary>What no moment and no viewer makes wait need not be looked at: most of a list.</summary>
    internal static bool MayWait(QueueEntry entry) =>
        entry.Answered.Count > 0 || entry.AnswerBy is not null || entry.ConfirmBy is not null || entry.Prepared is not null;

    private static bool IsMe(this QueueViewer viewer, string member) => viewer.Me is { } me && me.Value.Equals(member, StringComparison.OrdinalIgnoreCase);

    /// <summary>The due instant's own second is in time.</summary>
    private static DateTimeOffset? Passed(DateTimeOffset? due, DateTimeOffset now) => due is { } by && now >= by.AddSeconds(1) ? by : null;
}
