namespace Submissions.Domain.Calls;

/// <summary>How urgent the banner is.</summary>
public enum DeadlineTone
{
    Upcoming,

    /// <summary>More than a week is left.</summary>
    Calm,

    /// <summary>The last week.</summary>
    Plain,

    /// <summary>The last day.</summary>
    LastDay,

    /// <summary>The last hour: minutes and seconds count.</summary>
    Exact,

    After,
}

/// <summary>The sentence that follows the deadline on every page of a proposal. The grace is not in it: the public does not see it.</summary>
public sealed record DeadlineBanner(DeadlineTone Tone, string Words)
{
    public static DeadlineBanner Of(Call call, DateTimeOffset now, string language = "en")
    {
        var words = TimeWords.In(language);
        var closes = call.Window.Closes;
        var when = DeadlineWords.Full(closes, call, now, language);
        return Urgency(call.Window, now) switch
        {
            DeadlineTone.Upcoming => new(DeadlineTone.Upcoming, words.Opens(DeadlineWords.Full(call.Window.Opens, call, now, language))),
            DeadlineTone.After => new(DeadlineTone.After, call.Window.AfterClosing == AfterClosing.WaitingList ? words.WaitingList(when) : words.Closed(when)),
            DeadlineTone.Exact => new(DeadlineTone.Exact, words.ClosesNow(Clock(call, words), DeadlineWords.Distance(closes, now, language))),
            DeadlineTone.LastDay => new(DeadlineTone.LastDay, words.ClosesToday(when)),
            var early => new(early, words.Closes(when)),
        };
    }

    private static DeadlineTone Urgency(FilingWindow window, DateTimeOffset now) => window.At(now) switch
    {
        CallState.Upcoming => DeadlineTone.Upcoming,
        CallState.Open => (window.Closes.AddSeconds(1) - now) switch
        {
            { TotalHours: <= 1 } => DeadlineTone.Exact,
            { TotalDays: <= 1 } => DeadlineTone.LastDay,
            { TotalDays: <= 7 } => DeadlineTone.Plain,
            _ => DeadlineTone.Calm,
        },
        _ => DeadlineTone.After,
    };

    private static string Clock(Call call, TimeWords words) => $"{words.Clock(call.Window.Closes.In(call.Zone))}, {words.ZoneTime(call.PlaceOfTime())}";
}
