using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;

namespace Submissions.Domain.Calls;

/// <summary>
/// The demonstration call: a real call's data, moved so that it is open now. It opened 30 days ago and closes in 20 days
/// at the end of the day; everything after the closing moves by whole weeks, so that a Friday breakfast stays on a Friday.
/// </summary>
public static class DemoCall
{
    private const int OpenedDaysAgo = 30;
    private const int ClosesInDays = 20;

    public static Call From(Call model, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.In(model.Zone).DateTime);
        var closes = At(today.AddDays(ClosesInDays), new TimeOnly(23, 59, 59), model.Zone);
        var days = closes.In(model.Zone).Date.Subtract(model.Window.Closes.In(model.Zone).Date).Days;
        var weeks = (int)Math.Ceiling(days / 7.0) * 7;
        return model with
        {
            Id = CallId.Parse("demo"),
            Prefix = "DEMO",
            Name = new Words(model.Name.ByLanguage.ToDictionary(text => text.Key, text => $"Demo: {text.Value}", StringComparer.Ordinal)),
            Window = new FilingWindow(
                At(today.AddDays(-OpenedDaysAgo), TimeOnly.FromDateTime(model.Window.Opens.In(model.Zone).DateTime), model.Zone), closes,
                model.Window.Grace, model.Window.AfterClosing),
            EventFrom = model.EventFrom.AddDays(weeks),
            EventTo = model.EventTo.AddDays(weeks),
            DecisionBy = model.DecisionBy?.AddDays(weeks),
            Holidays = [.. model.Holidays.Select(day => day.AddDays(weeks))],
            Rules = [.. model.Rules.Select(rule => Moved(rule, weeks))],
            Slots = [.. model.Slots.Select(slot => slot with { Starts = LocalTime.Last(slot.Starts.In(model.Zone).DateTime.AddDays(weeks), model.Zone) })],
        };
    }

    private static Rule Moved(Rule rule, int days) =>
        rule is DocumentRule { Due: DueDate.Day day } document ? document with { Due = new DueDate.Day(day.Date.AddDays(days)) } : rule;

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone) => LocalTime.Last(day.ToDateTime(time), zone);
}
