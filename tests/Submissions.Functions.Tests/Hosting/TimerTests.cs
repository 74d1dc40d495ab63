using System.Net;
using System.Text;
using Submissions.Functions.Hosting;

namespace Submissions.Functions.Tests.Hosting;

public sealed class TimerTests
{
    private const string Status = """{"Last":"2026-11-21T03:36:00.0144214+00:00","Next":"2026-11-21T05:37:00+02:00","LastUpdated":"0001-01-01T00:00:00+00:00"}""";
    private const string Timer = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":""" + Status + ""","IsPastDue":true}""";

    [Fact]
    public async Task Hosts_call_is_answered_with_the_json_it_waits_for()
    {
        await using var app = await SampleApp.UnderTheHost();

        using var answer = await Call(app, "Tick", Envelope(Timer));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("""{"Outputs":{},"Logs":[],"ReturnValue":null}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(Timer)]
    [InlineData("\"{\\\"ScheduleStatus\\\":{\\\"Last\\\":\\\"2026-11-21T03:36:00.0144214Z\\\",\\\"Next\\\":\\\"2026-11-21T03:37:00Z\\\",\\\"LastUpdated\\\":\\\"0001-01-01T00:00:00Z\\\"},\\\"IsPastDue\\\":true}\"")]
    public async Task Envelope_becomes_the_timers_info_even_if_encoded_twice(string timer)
    {
        await using var app = await SampleApp.UnderTheHost();

        using var answer = await Call(app, "Tick", Envelope(timer));

        var seen = SampleFunctions.LastTick!;
        Assert.True(seen.IsPastDue);
        Assert.Equal(new DateTime(2026, 11, 21, 3, 37, 0, DateTimeKind.Utc), seen.ScheduleStatus!.Next);
        Assert.Equal((DateTime.MinValue, DateTimeKind.Utc), (seen.ScheduleStatus.LastUpdated, seen.ScheduleStatus.Next.Kind));
    }

    [Fact]
    public async Task Timer_that_fails_is_answered_500_without_saying_why()
    {
        await using var app = await SampleApp.UnderTheHost();

        using var answer = await Call(app, "TickBroken", Envelope("""{"ScheduleStatus":null,"IsPastDue":false}"""));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Data":{"timer":7}}""")]
    [InlineData("""{"Data":{"timer":"{"}}""")]
    [InlineData("""{"Data":{"timer":{"ScheduleStatus":{"Last":"yesterday"}}}}""")]
    public async Task Body_that_is_no_envelope_is_refused(string body)
    {
        await using var app = await SampleApp.UnderTheHost();

        using var answer = await Call(app, "Tick", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-Host", "sideevents.example.org")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("x-ms-client-principal", "e30=")]
    [InlineData("Host", "sideevents.example.org")]
    [InlineData("Host", "127.0.0.1:1")]
    public async Task Clients_request_handed_on_by_the_host_finds_no_timer(string header, string value)
    {
        await using var app = await SampleApp.UnderTheHost();
        var before = SampleFunctions.Ticks;

        using var answer = await Call(app, "Tick", Envelope(Timer), (header, value));

        Assert.Equal((HttpStatusCode.NotFound, before), (answer.StatusCode, SampleFunctions.Ticks));
    }

    [Fact]
    public async Task Laptop_has_no_timers_path_and_runs_no_timer_unasked()
    {
        var before = SampleFunctions.Ticks;
        await using var app = await SampleApp.OnLaptop();

        using var answer = await Call(app, "Tick", Envelope(Timer));

        Assert.Equal((HttpStatusCode.NotFound, before), (answer.StatusCode, SampleFunctions.Ticks));
    }

    [Fact]
    public async Task Laptop_asked_to_runs_every_timer_again_and_again_though_one_fails()
    {
        var before = SampleFunctions.Ticks;
        await using var app = await SampleApp.OnLaptop("--Timers:Run=true");

        for (var waited = 0; SampleFunctions.Ticks < before + 2 && waited < 200; waited++)
            await Task.Delay(100);

        Assert.True(SampleFunctions.Ticks >= before + 2);
    }

    private static string Envelope(string timer) => "{\"Data\":{\"timer\":" + timer + "},\"Metadata\":{\"sys\":{\"MethodName\":\"Tick\"}}}";

    /// <summary>As the host does: chunked, with its own headers.</summary>
    private static async Task<HttpResponseMessage> Call(SampleApp app, string name, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, name) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        foreach (var (header, value) in headers)
            request.Headers.TryAddWithoutValidation(header, value);
        return await app.Client.SendAsync(request);
    }
}
