using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Submissions.Domain.Proposals;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>
/// What every act in the life of a proposal asks of storage, counted on the wire between the published app and the emulator: tables and
/// documents apart, for they cost differently. <c>docs/scale.md</c> makes a month's bill of it. Each act is done once before it is counted.
/// </summary>
internal static class LifeCalls
{
    private const int DocumentBytes = 2 * 1024 * 1024;

    private static readonly string[] Timers =
        ["SendLetters", "RemindOrganisers", "BringQueueInStep", "CarryOnBatches", "WriteDigests", "EndMerges", "SweepDesk", "SweepBlobs", "ErasePersonalData"];

    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var storage = await Storage.NewAsync(azurite);
        await using var tables = await WatchedStorage.StartAsync(azurite.TableEndpoint);
        await using var blobs = await WatchedStorage.StartAsync(azurite.BlobEndpoint);
        await using var mail = await MailStandIn.StartAsync();
        using var app = await PublishedApp.UnderHostAsync(plan, storage, tables.Endpoint, mail.Endpoint, blobs.Endpoint);
        using var desk = await PublishedApp.OnLaptopAsync(plan, storage, tables.Endpoint);
        var life = new Life(tables, blobs, []);
        await LiveAsync(new Life(tables, blobs, []), app, desk, storage);
        await LiveAsync(life, app, desk, storage);
        foreach (var timer in Timers)
        {
            await TimerScale.StartAsync(app, timer);
            await life.CountAsync($"{timer}, nothing due", () => TimerScale.StartAsync(app, timer));
        }

        return life.Rows;
    }

    private static async Task LiveAsync(Life life, PublishedApp app, PublishedApp desk, Storage storage)
    {
        var call = storage.Call.Id;
        await life.CountAsync("the call's page", () => app.Client.GetByteArrayAsync($"/calls/{call}"));
        var draft = await life.CountAsync("a proposal begun", () => SendAsync(app, HttpMethod.Post, $"/api/calls/{call}/proposals", Content(Guid.NewGuid().ToString("N"))));
        var (id, path) = (draft["id"], $"/api/proposals/{draft["id"]}");
        app.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", draft["key"]);
        await life.CountAsync("it is read", () => SendAsync(app, HttpMethod.Get, path));
        await life.CountAsync("a section saved", () => SendAsync(app, HttpMethod.Put, path, Content(id), draft.ETag));
        await life.CountAsync("\"Check me\"", () => SendAsync(app, HttpMethod.Get, $"{path}/findings"));
        await life.CountAsync("a document of 2 MiB received", () => SendAsync(app, HttpMethod.Post, $"{path}/documents?kind=concept-note&name=note.pdf", Document()));
        await life.CountAsync("filed", () => SendAsync(app, HttpMethod.Post, $"{path}/submit"));
        await TimerScale.StartAsync(app, "WriteDigests");
        await life.CountAsync("its letter sent, with the run of the timer", () => TimerScale.StartAsync(app));
        await life.CountAsync("the queue's page, something new in it", () => desk.Client.GetByteArrayAsync($"/queue/{call}"));
        await life.CountAsync("the queue's page, nothing new", () => desk.Client.GetByteArrayAsync($"/queue/{call}"));
        await life.CountAsync("a proposal's page at the desk", () => desk.Client.GetByteArrayAsync($"/queue/{call}/{id}"));
        var dossier = await SendAsync(desk, HttpMethod.Get, $"/api/review/proposals/{id}");
        var prepared = await life.CountAsync(
            "a decision prepared", () => SendAsync(desk, HttpMethod.Put, $"/api/review/proposals/{id}/decision", Json("""{"kind":"decline","words":"No room is left."}"""), dossier.ETag));
        await life.CountAsync(
            "a decision released", () => SendAsync(desk, HttpMethod.Post, $"/api/review/proposals/{id}/decision/release", Json("""{"number":1}"""), prepared.ETag));
        await TimerScale.StartAsync(app);
        app.Client.DefaultRequestHeaders.Authorization = null;
    }

    private static StringContent Content(string lead)
    {
        var content = Some.MarrakeshContent().WithMendedAddress();
        return Json(Encoding.UTF8.GetString(ContentJson.Canonical(
            content with { Organisers = [.. content.Organisers.Select(one => one.Lead ? one with { Name = $"Ministry {lead}" } : one)] })));
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static MadeUpPdf Document()
    {
        var document = new MadeUpPdf(DocumentBytes);
        document.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return document;
    }

    private static async Task<Reply> SendAsync(PublishedApp app, HttpMethod method, string path, HttpContent? body = null, string? match = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (match is not null)
            request.Headers.TryAddWithoutValidation("If-Match", match);
        using var response = await app.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? new Reply(JsonSerializer.Deserialize<JsonElement>(text), response.Headers.ETag?.ToString())
            : throw new InvalidOperationException($"{method} {path} was answered {(int)response.StatusCode}: {text}");
    }

    private sealed record Reply(JsonElement Json, string? ETag)
    {
        public string this[string name] => Json.GetProperty(name).GetString()!;
    }

    private sealed record Life(WatchedStorage Tables, WatchedStorage Blobs, List<Row> Rows)
    {
        public async Task<T> CountAsync<T>(string what, Func<Task<T>> act)
        {
            var result = default(T);
            await CountAsync(what, async () => { result = await act(); });
            return result!;
        }

        public async Task CountAsync(string what, Func<Task> act)
        {
            IReadOnlyList<StorageCall> documents = [];
            var rows = await Tables.DuringAsync(async () => documents = await Blobs.DuringAsync(act));
            var reads = rows.Count(call => call.What.StartsWith("GET", StringComparison.Ordinal));
            Rows.Add(Row.Told(what, $"{reads} reads, {rows.Count - reads} writes of tables", documents.Count == 0 ? "" : $"{documents.Count} calls for documents", $"{rows.Count + documents.Count} calls"));
        }
    }
}
