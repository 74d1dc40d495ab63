using FsCheck;
using FsCheck.Fluent;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Calls;

public sealed class FilingWindowTests
{
    private static readonly string[] Zones =
        ["Africa/Casablanca", "Europe/Paris", "America/New_York", "Asia/Amman", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"];

    [Theory]
    [InlineData("2018-07-02T08:00:00Z", -0.001, false)]
    [InlineData("2018-07-02T08:00:00Z", 0, true)]
    [InlineData("2018-09-28T22:59:59Z", 0, true)]
    [InlineData("2018-09-28T22:59:59Z", 0.999, true)]
    [InlineData("2018-09-28T23:00:00Z", 0, true)]
    [InlineData("2018-09-28T23:14:59Z", 0.999, true)]
    [InlineData("2018-09-28T23:15:00Z", 0, false)]
    public void Filing_is_taken_from_the_opening_to_the_end_of_the_grace(string instant, double seconds, bool taken) =>
        Assert.Equal(taken, Some.Call().Window.Takes(At(instant).AddSeconds(seconds)));

    [Fact]
    public void Grace_is_never_shown()
    {
        var window = Some.Call().Window;
        Assert.Equal((CallState.Closed, true), (window.At(At("2018-09-28T23:00:00Z")), window.Takes(At("2018-09-28T23:00:00Z"))));
    }

    [Fact]
    public void Window_that_closes_before_it_opens_cannot_be_made() =>
        Assert.Throws<ArgumentException>(() => new FilingWindow(Some.Now, Some.Now, TimeSpan.Zero, AfterClosing.Refuse));

    [Fact]
    public void Once_closed_a_call_stays_closed_and_grace_only_forgives()
    {
        var window = Some.Call().Window;
        Prop.ForAll(Gen.Choose(-40_000_000, 40_000_000).Two().ToArbitrary(), offsets =>
        {
            var (early, late) = (window.Closes.AddSeconds(Math.Min(offsets.Item1, offsets.Item2)), window.Closes.AddSeconds(Math.Max(offsets.Item1, offsets.Item2)));
            return (int)window.At(early) <= (int)window.At(late)
                && (window.At(early) != CallState.Open || window.Takes(early))
                && !(window.At(early) == CallState.Closed && !window.Takes(early) && window.Takes(late));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Deadline_reads_the_same_on_the_calls_own_clock_in_every_zone() =>
        Prop.ForAll(Gen.Elements(Zones).Zip(Gen.Choose(0, 365 * 20)).Zip(Gen.Choose(0, 86_399)).ToArbitrary(), given =>
        {
            var ((zone, day), second) = given;
            var local = new DateTime(2010, 1, 1).AddDays(day).AddSeconds(second);
            var reading = CallReader.Read(Some.MarrakeshJsonWith(json =>
            {
                json["timeZone"] = zone;
                json["slots"] = new System.Text.Json.Nodes.JsonArray();
                json["taken"] = new System.Text.Json.Nodes.JsonArray();
                json["opens"] = "2000-01-01";
                json["closes"] = local.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
            }));
            var instants = LocalTime.Instants(local, TimeZoneInfo.FindSystemTimeZoneById(zone));
            return reading.IsCall
                ? TimeZoneInfo.ConvertTime(reading.Call.Window.Closes, reading.Call.Zone).DateTime == local && instants.Count == 1
                : instants.Count != 1 && reading.Errors.All(error => error.Path == "$.closes");
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2018-05-12T12:00", 1)]
    [InlineData("2018-06-01T12:00", 0)]
    [InlineData("2018-09-28T23:59:59", 1)]
    [InlineData("2018-10-25T12:00", 1)]
    [InlineData("2018-10-28T12:00", 1)]
    [InlineData("2018-12-07T08:30", 1)]
    [InlineData("2017-12-07T08:30", 0)]
    [InlineData("2019-05-10T12:00", 0)]
    public void Casablanca_is_told_by_its_history(string local, int hours) => Assert.Equal(
        TimeSpan.FromHours(hours),
        Assert.Single(LocalTime.Instants(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Africa/Casablanca"))).Offset);

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
