using Submissions.Domain.Calls;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Calls;

public sealed class DeadlineWordsTests
{
    [Theory]
    [InlineData("2018-09-25T18:59:00Z", "en", "Friday 28 September 2018, 23:59, Marrakesh time (in 3 days 4 hours; 22:59 UTC)")]
    [InlineData("2018-09-28T21:00:00Z", "en", "Friday 28 September 2018, 23:59, Marrakesh time (in 2 hours; 22:59 UTC)")]
    [InlineData("2018-09-28T22:57:30Z", "en", "Friday 28 September 2018, 23:59, Marrakesh time (in 2 minutes 30 seconds; 22:59 UTC)")]
    [InlineData("2018-09-29T00:20:00Z", "en", "Friday 28 September 2018, 23:59, Marrakesh time (1 hour 20 minutes ago; 22:59 UTC)")]
    [InlineData("2018-08-01T00:00:00Z", "en", "Friday 28 September 2018, 23:59, Marrakesh time (in 58 days; 22:59 UTC)")]
    [InlineData("2018-09-25T18:59:00Z", "fr", "vendredi 28 septembre 2018, 23\u00A0h\u00A059, heure de Marrakesh (dans 3 jours 4 heures; 22\u00A0h\u00A059 UTC)")]
    public void Deadline_is_told_in_full(string now, string language, string expected)
    {
        var call = Some.Call();
        Assert.Equal(expected, DeadlineWords.Full(call.Window.Closes, call, At(now), language));
    }

    [Fact]
    public void Other_day_in_UTC_is_named()
    {
        var call = Some.Call();
        Assert.EndsWith("; Thursday 27 September 2018, 23:30 UTC)", DeadlineWords.Full(At("2018-09-27T23:30:00Z"), call, Some.Now), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_city_leaves_the_zones_own()
    {
        var call = Some.Call() with { Venue = new Venue(null, null, null) };
        Assert.EndsWith("Casablanca time", DeadlineWords.Instant(call.Window.Closes, call), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2018-06-01T00:00:00Z", DeadlineTone.Upcoming, "The call opens on Monday 2 July 2018, 09:00, Marrakesh time")]
    [InlineData("2018-09-10T00:00:00Z", DeadlineTone.Calm, "The call closes on Friday 28 September 2018")]
    [InlineData("2018-09-24T00:00:00Z", DeadlineTone.Plain, "The call closes on Friday 28 September 2018")]
    [InlineData("2018-09-28T00:00:00Z", DeadlineTone.LastDay, "The call closes on Friday 28 September 2018, 23:59, Marrakesh time (in 23 hours; 22:59 UTC). File as soon as")]
    [InlineData("2018-09-28T22:00:00Z", DeadlineTone.Exact, "The call closes at 23:59, Marrakesh time, in 1 hour.")]
    [InlineData("2018-09-28T22:59:30Z", DeadlineTone.Exact, "The call closes at 23:59, Marrakesh time, in 30 seconds.")]
    [InlineData("2018-09-28T23:00:00Z", DeadlineTone.After, "The call closed on Friday 28 September 2018, 23:59, Marrakesh time (0 seconds ago")]
    public void Banner_follows_the_deadline(string now, DeadlineTone tone, string begins)
    {
        var banner = DeadlineBanner.Of(Some.Call(), At(now));
        Assert.Equal(tone, banner.Tone);
        Assert.StartsWith(begins, banner.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Banner_after_the_closing_offers_the_waiting_list_where_there_is_one() =>
        Assert.Contains("waiting list", DeadlineBanner.Of(Some.AmmanCall(), At("2022-11-02T00:00:00Z")).Words, StringComparison.Ordinal);

    [Fact]
    public void Demo_call_is_open_now_and_keeps_its_weekdays()
    {
        var now = At("2026-11-21T05:00:00Z");
        var demo = DemoCall.From(Some.Call(), now);
        Assert.Equal(("demo", CallState.Open), (demo.Id.Value, demo.Window.At(now)));
        Assert.Equal(("2026-10-22T09:00:00", "2026-12-11T23:59:59"), (Local(demo.Window.Opens), Local(demo.Window.Closes)));
        Assert.Equal((DayOfWeek.Friday, "08:30"), (demo.Slot("fri-breakfast")!.Starts.In(demo.Zone).DayOfWeek, $"{demo.Slot("fri-breakfast")!.Starts.In(demo.Zone):HH:mm}"));
        Assert.True(demo.EventFrom > DateOnly.FromDateTime(demo.Window.Closes.DateTime));

        string Local(DateTimeOffset instant) => $"{instant.In(demo.Zone):yyyy-MM-dd'T'HH:mm:ss}";
    }

    [Fact]
    public void Demo_call_is_a_call_that_can_be_printed_and_read()
    {
        var demo = DemoCall.From(Some.Call(), At("2026-11-21T05:00:00Z"));
        Assert.Empty(Domain.Calls.Reading.CallReader.Read(Domain.Calls.Reading.CallJson.Print(demo)).Errors);
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
