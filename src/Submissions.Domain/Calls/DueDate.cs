using System.Globalization;
using System.Text.RegularExpressions;

namespace Submissions.Domain.Calls;

/// <summary>When something is due: at the closing, on a day, or days before or after the event. A day ends at its midnight in the call's zone.</summary>
public abstract partial record DueDate
{
    private DueDate()
    {
    }

    /// <summary>The last instant that is in time.</summary>
    public abstract DateTimeOffset At(Call call);

    /// <summary>As it stands in the call's file.</summary>
    public abstract string Written { get; }

    /// <summary>Reads what <see cref="Written"/> gives.</summary>
    public static bool TryParse(string? text, out DueDate due)
    {
        due = new Closing();
        if (text == due.Written)
            return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && LocalTime.IsYear(day.Year))
            due = new Day(day);
        else if (text is not null && EventForm().Match(text) is { Success: true } form)
            due = new Event(int.Parse(form.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        else
            return false;
        return true;
    }

    /// <summary>Written <c>closing</c>.</summary>
    public sealed record Closing : DueDate
    {
        public override string Written => "closing";

        public override DateTimeOffset At(Call call) => call.Window.Closes;
    }

    /// <summary>Written <c>2018-11-09</c>.</summary>
    public sealed record Day(DateOnly Date) : DueDate
    {
        public override string Written => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        public override DateTimeOffset At(Call call) => EndOf(Date, call.Zone);
    }

    /// <summary>Written <c>event+14d</c> (counted from the last day) or <c>event-2d</c> (from the first).</summary>
    public sealed record Event(int Days) : DueDate
    {
        public override string Written => string.Create(CultureInfo.InvariantCulture, $"event{Days:+0;-0;+0}d");

        public override DateTimeOffset At(Call call) => EndOf((Days < 0 ? call.EventFrom : call.EventTo).AddDays(Days), call.Zone);
    }

    /// <summary>The last second of a day in the zone.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone) => LocalTime.Last(day.ToDateTime(new TimeOnly(23, 59, 59)), zone);

    [GeneratedRegex(@"^event([+-]\d{1,3})d\z")]
    private static partial Regex EventForm();
}
