using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Submissions.Testing;

namespace Submissions.Published.Tests;

/// <summary>The timers of the published app, called as the host calls them and as a client could try to.</summary>
public sealed class TimerTests(PublishedFolder published, Azurite azurite)
{
    private const string Info =
        """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"0001-01-01T00:00:00+00:00","Next":"2026-11-21T03:37:00+00:00","LastUpdated":"2026-11-21T03:36:00.0144214+00:00"},"IsPastDue":false}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_timer_answers_the_host_with_200_and_json(bool encodedTwice)
    {
        using var handler = Handler.UnderHost(published, null, Handler.Storage(azurite));
        (await handler.Ready()).Dispose();
        var timers = published.Functions("timerTrigger").ToList();
        Assert.NotEmpty(timers);

        foreach (var (name, trigger) in timers)
        {
            using var answer = await handler.Client.SendAsync(HostsCall(name, trigger, encodedTwice));

            Assert.Equal((name, HttpStatusCode.OK), (name, answer.StatusCode));
            Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["Outputs"]);
        }
    }

    [Theory]
    [InlineData("proxying", "X-Forwarded-Host", "sideevents.example.org")]
    [InlineData("forwarding", "Host", "sideevents.example.org")]
    public async Task Client_finds_no_timer_through_either_host_whatever_it_sends(string mode, string header, string value)
    {
        using var handler = Handler.UnderHost(published, null, Handler.Storage(azurite));
        (await handler.Ready()).Dispose();

        foreach (var (name, trigger) in published.Functions("timerTrigger"))
        {
            using var request = HostsCall(name, trigger, encodedTwice: false);
            request.Headers.TryAddWithoutValidation(header, value);
            request.Headers.TryAddWithoutValidation("x-ms-client-principal", "e30=");
            using var answer = await handler.Client.SendAsync(request);

            Assert.Equal((mode, name, HttpStatusCode.NotFound), (mode, name, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Laptop_has_no_timers_path()
    {
        using var handler = Handler.OnLaptop(published, Handler.Storage(azurite));
        (await handler.Ready()).Dispose();

        foreach (var (name, trigger) in published.Functions("timerTrigger"))
        {
            using var answer = await handler.Client.SendAsync(HostsCall(name, trigger, encodedTwice: false));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    /// <summary>Chunked, with the host's own headers and no others.</summary>
    internal static HttpRequestMessage HostsCall(string name, JsonObject trigger, bool encodedTwice)
    {
        JsonNode info = encodedTwice ? JsonValue.Create(Info)! : JsonNode.Parse(Info)!;
        var envelope = new JsonObject
        {
            ["Data"] = new JsonObject { [(string)trigger["name"]!] = info },
            ["Metadata"] = new JsonObject { ["sys"] = new JsonObject { ["MethodName"] = name, ["UtcNow"] = "2026-11-21T03:37:00.0001144Z", ["RandGuid"] = Guid.NewGuid().ToString() } },
        };
        var request = new HttpRequestMessage(HttpMethod.Post, name) { Content = new StringContent(envelope.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1037.0.0");
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Headers.TryAddWithoutValidation("User-Agent", "Azure-Functions-Host/4.1037.0.0");
        return request;
    }
}
