using Submissions.Domain.Calls;
using Submissions.Domain.Reminders;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Reminders;

public sealed class ReminderRuleTests
{
    private static readonly DayOfWeek[] Weekend = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static TheoryData<string, int, int?, int, string, bool, string, string> Instants => new()
    {
        // zone, days, every, times, hour, weekends left out, due, what comes out (UTC)
        // Casablanca stays on summer time by the law of 26 October 2018: nine o'clock is 08:00 UTC before and after the 28th.
        { "Africa/Casablanca", -5, 1, 5, "09:00", false, "2018-10-30T23:59:59", "10-25T08:00 10-26T08:00 10-27T08:00 10-28T08:00 10-29T08:00" },
        // Paris goes back on the 28th: nine o'clock is 07:00 UTC before and 08:00 UTC from then on.
        { "Europe/Paris", -3, 1, 3, "09:00", false, "2018-10-30T23:59:59", "10-27T07:00 10-28T08:00 10-29T08:00" },
        // 02:30 is there twice on the 28th: the second one is meant.
        { "Europe/Paris", -2, 1, 2, "02:30", false, "2018-10-29T12:00:00", "10-27T00:30 10-28T01:30" },
        // 02:30 is skipped on 25 March: the clock that was not yet changed says when.
        { "Europe/Paris", -2, 1, 2, "02:30", false, "2018-03-26T12:00:00", "03-24T01:30 03-25T01:30" },
        // Saturday and Sunday both move to Friday, and are one.
        { "Africa/Casablanca", -3, 1, 3, "09:00", true, "2018-09-18T23:59:59", "09-14T08:00 09-17T08:00" },
        // After the date they move to Monday.
        { "Africa/Casablanca", 1, null, 1, "09:00", true, "2018-09-28T23:59:59", "10-01T08:00" },
        // 6 November is a holiday: before the date it moves to the day before.
        { "Africa/Casablanca", -3, null, 1, "09:00", true, "2018-11-09T23:59:59", "11-05T08:00" },
        // None is after what it warns of.
        { "Africa/Casablanca", -1, 1, 3, "18:00", false, "2018-09-28T12:00:00", "09-27T17:00" },
    };

    [Theory]
    [MemberData(nameof(Instants))]
    public void Rule_names_instants_on_the_calls_clocks(string zone, int days, int? every, int times, string hour, bool leavesOut, string due, string expected)
    {
        var call = Some.Call() with { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) };
        var at = LocalTime.Last(DateTime.Parse(due, System.Globalization.CultureInfo.InvariantCulture), call.Zone);
        var rule = new ReminderRule(
            ReminderKind.Document, ReminderAnchor.Due, days, every, times, TimeOnly.Parse(hour, System.Globalization.CultureInfo.InvariantCulture),
            leavesOut ? Weekend : [], ReminderReader.First);
        Assert.Equal(expected, string.Join(' ', rule.Instants(call, at, at).Select(instant => instant.UtcDateTime.ToString("MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Days_that_are_all_left_out_take_the_day_itself()
    {
        var due = Some.Now;
        var call = Some.Call() with { Holidays = [.. Enumerable.Range(-60, 121).Select(day => DateOnly.FromDateTime(due.UtcDateTime).AddDays(day))] };
        var rule = new ReminderRule(ReminderKind.Document, ReminderAnchor.Due, -2, null, 1, new TimeOnly(9, 0), [], ReminderReader.First);
        Assert.Equal(due.AddDays(-2).Date, Assert.Single(rule.Instants(call, due, due)).Date);
    }
}
