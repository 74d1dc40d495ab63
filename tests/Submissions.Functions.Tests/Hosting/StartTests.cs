using System.Globalization;
using Microsoft.Extensions.Configuration;
using Submissions.Functions.Hosting;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Hosting;

public sealed class StartTests
{
    private static readonly FunctionsHost Laptop = new(false, 7071);

    [Theory]
    [InlineData("", "http://localhost:7071")]
    [InlineData("PORT=8080", "http://localhost:8080")]
    [InlineData("PORT=0", "http://127.0.0.1:0")]
    [InlineData("PORT=8080;FUNCTIONS_CUSTOMHANDLER_PORT=41000", "http://127.0.0.1:41000")]
    public void Address_is_a_loopback_one_by_the_settings(string settings, string expected) =>
        Assert.Equal(expected, FunctionsHost.From(Settings(settings)).Url);

    [Theory]
    [InlineData("PORT=70000")]
    [InlineData("PORT=-1")]
    [InlineData("FUNCTIONS_CUSTOMHANDLER_PORT=http")]
    public void Port_that_is_none_does_not_start(string settings) =>
        Assert.Throws<StartRefusedException>(() => FunctionsHost.From(Settings(settings)));

    [Theory]
    [InlineData("2018-09-28T21:00Z", "2018-09-28T21:00:00Z")]
    [InlineData("2018-09-28T22:00:30+01:00", "2018-09-28T21:00:30Z")]
    public void Clock_starts_at_the_instant_and_runs_on(string at, string expected)
    {
        var real = new MovableClock(Instant("2026-11-21T05:00:00Z"));

        var clock = ShiftedClock.From(Settings($"at={at}"), Laptop, real);

        Assert.Equal(Instant(expected), clock.GetUtcNow());
        real.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(Instant(expected).AddMinutes(90), clock.GetUtcNow());
    }

    [Theory]
    [InlineData("2018-09-28T21:00")]
    [InlineData("2018-09-28")]
    [InlineData("2018-13-28T21:00Z")]
    [InlineData("yesterday")]
    public void Clock_is_not_started_at_what_is_no_instant(string at) =>
        Assert.Contains($"\"{at}\"", Assert.Throws<StartRefusedException>(() => ShiftedClock.From(Settings($"at={at}"), Laptop, TimeProvider.System)).Message, StringComparison.Ordinal);

    [Fact]
    public void Clock_is_never_shifted_under_the_host() =>
        Assert.Throws<StartRefusedException>(() => ShiftedClock.From(Settings("at=2018-09-28T21:00Z"), new FunctionsHost(true, 41000), TimeProvider.System));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static IConfiguration Settings(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=')).Select(s => KeyValuePair.Create(s[0], (string?)s[1])))
        .Build();
}
