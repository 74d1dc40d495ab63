namespace Submissions.Domain.Calls;

/// <summary>When something is due: at the closing, on a day, or days before or after the event. A day ends at its midnight in the call's zone.</summary>
public abstract record DueDate
{
    private DueDate()
    {
    }

    /// <summary>The last instant that is in time.</summary>
    public abstract DateTimeOffset At(Call call);

    /// <summary>Written <c>closing</c>.</summary>
    public sealed record Closing : DueDate
    {
        public override DateTimeOffset At(Call call) => call.Window.Closes;
    }

    /// <summary>Written <c>2018-11-09</c>.</summary>
    public sealed record Day(DateOnly Date) : DueDate
    {
        public override DateTimeOffset At(Call call) => EndOf(Date, call.Zone);
    }

    /// <summary>Written <c>event+14d</c> (counted from the last day) or <c>event-2d</c> (from the first).</summary>
    public sealed record Event(int Days) : DueDate
    {
        public override DateTimeOffset At(Call call) => EndOf((Days < 0 ? call.EventFrom : call.EventTo).AddDays(Days), call.Zone);
    }

    private static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var last = day.ToDateTime(new TimeOnly(23, 59, 59));
        return new DateTimeOffset(last, zone.GetUtcOffset(last));
    }
}
