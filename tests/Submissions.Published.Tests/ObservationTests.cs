using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Submissions.Domain.Proposals;
using Submissions.Testing;

namespace Submissions.Published.Tests;

/// <summary>What leaves the published app for those who watch over it, and what must not.</summary>
public sealed class ObservationTests(PublishedFolder published, Azurite azurite) : IDisposable
{
    private static readonly string[] Markers =
        ["MarkerTitle", "MarkerMinistry", "MarkerPerson", "marker.person@example.org", "MarkerSpeaker", "MarkerDescription", "MarkerFile", "MarkerQuery", "marker.member@example.org"];

    private readonly OpenCalls calls = new();

    public void Dispose() => calls.Dispose();

    [Fact]
    public async Task What_was_done_is_exported_and_logged_and_nothing_of_a_person_nor_any_key()
    {
        using var receiver = new OtlpReceiver();
        using var handler = Handler.UnderHost(
            published, null,
            [
                .. Handler.Storage(azurite), calls.Setting, ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_METRIC_EXPORT_INTERVAL", "300"), ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_SERVICE_NAME", "submissions-tested"), ("Logging__LogLevel__Default", "Debug"),
            ]);
        (await handler.Ready()).Dispose();

        var (id, key) = await FileAsync(handler);
        using (var timer = await handler.Client.SendAsync(TimerTests.HostsCall("SendLetters", new JsonObject { ["name"] = "timer" }, encodedTwice: false)))
            Assert.Equal(HttpStatusCode.OK, timer.StatusCode);
        await Until(() => receiver.Metrics.Contains("submissions.letters.oldest_due.age") && receiver.Spans.Contains("SendLetters"));

        Assert.Superset(
            new HashSet<string>
            {
                "POST /api/calls/{call}/proposals", "GET /proposals/{id}/link/{key}", "ApiStartProposal", "change submit", "transaction azure.table", "query azure.table",
                "put block azure.blob", "SendLetters", "send letter",
            },
            receiver.Spans.ToHashSet());
        Assert.Superset(
            new HashSet<string>
            {
                "http.server.request.duration", "db.client.operation.duration", "submissions.filings", "submissions.findings", "submissions.letters",
                "submissions.letters.oldest_due.age", "submissions.documents", "submissions.document.size",
            },
            receiver.Metrics.ToHashSet());
        Assert.Contains("submissions-tested", receiver.Everything, StringComparison.Ordinal);
        foreach (var secret in (string[])[.. Markers, "@example", key, id, "a-key"])
        {
            Assert.DoesNotContain(secret, receiver.Everything, StringComparison.OrdinalIgnoreCase);
            // A log may name a proposal by its id, which opens nothing: that is how an operator finds it.
            if (secret != id)
                Assert.DoesNotContain(secret, handler.Output, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Nothing_of_OpenTelemetry_is_loaded_unless_it_is_asked_for()
    {
        using var handler = Handler.UnderHost(published, null, [.. Handler.Storage(azurite), calls.Setting]);
        (await handler.Ready()).Dispose();
        await FileAsync(handler);

        var mapped = await File.ReadAllTextAsync($"/proc/{handler.Id}/maps", TestContext.Current.CancellationToken);

        Assert.Contains("Submissions.Functions", mapped, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenTelemetry", mapped, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_under_the_host_are_lines_of_json_that_name_the_trace()
    {
        using var handler = Handler.UnderHost(published, null, [.. Handler.Storage(azurite), calls.Setting]);
        (await handler.Ready()).Dispose();
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        var letters = TimerTests.HostsCall("SendLetters", new JsonObject { ["name"] = "timer" }, encodedTwice: false);
        letters.Headers.Add("traceparent", $"00-{trace}-b7ad6b7169203331-01");
        await FileAsync(handler);
        (await handler.Client.SendAsync(letters, TestContext.Current.CancellationToken)).Dispose();
        await Until(() => handler.Output.Contains("No letter can be sent for now", StringComparison.Ordinal));

        var lines = handler.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            var read = JsonDocument.Parse(line).RootElement;
            Assert.NotEqual(default, read.GetProperty("at").GetDateTimeOffset());
            Assert.Contains(read.GetProperty("level").GetString(), (string[])["debug", "info", "warn", "error", "critical"]);
            Assert.NotEmpty(read.GetProperty("message").GetString()!);
        });
        // Written by the error stream: the host takes it for a warning because of this word.
        Assert.Contains(lines, line => line.Contains("No letter can be sent for now", StringComparison.Ordinal) && line.Contains("\"level\":\"warn\"", StringComparison.Ordinal) && line.Contains(trace, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/telemetry")]
    [InlineData("/mail")]
    public async Task Under_the_host_there_is_no_page_of_a_laptop(string path)
    {
        using var handler = Handler.UnderHost(published, null, Handler.Storage(azurite));
        (await handler.Ready()).Dispose();

        Assert.Equal(HttpStatusCode.NotFound, (await handler.Client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>A whole proposal, every part of it marked, filed; looked at by its link; searched for.</summary>
    private async Task<(string Id, string Key)> FileAsync(Handler handler)
    {
        var content = Some.MarrakeshContent().WithMendedAddress();
        content = content with
        {
            Title = "MarkerTitle",
            Description = "MarkerDescription",
            Organisers = [content.Organisers[0] with { Name = "MarkerMinistry" }, .. content.Organisers.Skip(1)],
            Contacts = [content.Contacts[0] with { Name = "MarkerPerson", Email = "marker.person@example.org" }, .. content.Contacts.Skip(1)],
            Panellists = [content.Panellists[0] with { Name = "MarkerSpeaker" }, .. content.Panellists.Skip(1)],
        };
        var started = await SendAsync(handler, HttpMethod.Post, $"/api/calls/{calls.Id}/proposals", null, new ByteArrayContent(ContentJson.Canonical(content)) { Headers = { { "Content-Type", "application/json" } } });
        var (id, key) = ((string)started["id"]!, (string)started["key"]!);
        await SendAsync(handler, HttpMethod.Post, $"/api/proposals/{id}/documents?kind=concept-note&name=MarkerFile.pdf", key, new ByteArrayContent("%PDF-1.7 a note"u8.ToArray()));
        var filed = await SendAsync(handler, HttpMethod.Post, $"/api/proposals/{id}/submit", key, null);
        Assert.Equal("submitted", (string?)filed["status"]);
        foreach (var path in (string[])[$"/proposals/{id}/link/{key}", $"/queue/{calls.Id}?q=MarkerQuery", "/sign-in?to=MarkerQuery", $"/receipts?code=MarkerQuery"])
            (await handler.Client.GetAsync(path)).Dispose();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("email", "marker.member@example.org"), KeyValuePair.Create("once", Guid.NewGuid().ToString("N"))]);
        (await handler.Client.PostAsync("/sign-in", form)).Dispose();
        return (id, key);
    }

    private static async Task<JsonObject> SendAsync(Handler handler, HttpMethod method, string path, string? key, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        using var answer = await handler.Client.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    private static async Task Until(Func<bool> seen)
    {
        for (var waiting = 0; waiting < 300 && !seen(); waiting++)
            await Task.Delay(100);
    }
}
