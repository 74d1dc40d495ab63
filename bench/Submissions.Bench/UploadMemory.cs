using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>
/// How far the process rises above what it held before, while 50 MiB stream in. A small file goes first, so that code which
/// is loaded once is not counted as the file's.
/// </summary>
internal static class UploadMemory
{
    private const double MostMiB = 16;
    private const int UploadMiB = 50;
    private const int MiB = 1024 * 1024;

    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var storage = await Storage.NewAsync(azurite);
        return
        [
            await MeasureAsync(plan, storage, $"memory, {UploadMiB} MiB in one request", WholeAsync),
            await MeasureAsync(plan, storage, $"memory, {UploadMiB} MiB in pieces", InPiecesAsync),
        ];
    }

    private static async Task<Row> MeasureAsync(Plan plan, Storage storage, string what, Func<HttpClient, Uri, int, Task> upload)
    {
        var runs = new List<(double Before, double Peak)>();
        for (var round = 0; round < plan.UploadRounds; round++)
        {
            using var app = await PublishedApp.UnderHostAsync(plan, storage);
            var draft = (await storage.DraftsAsync(1))[0];
            app.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", draft.Key.Value);
            var proposal = new Uri(app.Client.BaseAddress!, $"/api/proposals/{draft.Id}/");
            await upload(app.Client, proposal, MiB / 10);
            var before = ProcessMemory.Watch(app.Id);
            await upload(app.Client, proposal, UploadMiB * MiB);
            runs.Add((before, ProcessMemory.Peak(app.Id)));
        }

        var (held, peak) = runs.OrderBy(run => run.Peak - run.Before).ElementAt(runs.Count / 2);
        return new Row(what, $"{peak:0.0} MiB", $"before {held:0.0} MiB", $"+{peak - held:0.0} MiB", $"<= +{MostMiB:0} MiB", peak - held <= MostMiB);
    }

    private static async Task WholeAsync(HttpClient client, Uri proposal, int bytes)
    {
        using var response = await client.PostAsync(new Uri(proposal, "documents?kind=concept-note&name=note.pdf"), new MadeUpPdf(bytes));
        await CheckAsync(response);
    }

    private static async Task InPiecesAsync(HttpClient client, Uri proposal, int bytes)
    {
        var wish = new { kind = "concept-note", name = "note.pdf", bytes };
        using var begun = await client.PostAsJsonAsync(new Uri(proposal, "uploads"), wish);
        var upload = await CheckAsync(begun);
        var (id, most) = (upload.GetProperty("id").GetString(), upload.GetProperty("pieceBytes").GetInt32());
        for (var at = 0; at < bytes; at += most)
        {
            var offset = at.ToString(CultureInfo.InvariantCulture);
            using var piece = await client.PutAsync(new Uri(proposal, $"uploads/{id}?offset={offset}"), new MadeUpPdf(Math.Min(most, bytes - at)));
            await CheckAsync(piece);
        }

        using var finished = await client.PostAsJsonAsync(new Uri(proposal, $"uploads/{id}/finish"), wish);
        await CheckAsync(finished);
    }

    private static async Task<JsonElement> CheckAsync(HttpResponseMessage response) => response.IsSuccessStatusCode
        ? await response.Content.ReadFromJsonAsync<JsonElement>()
        : throw new InvalidOperationException($"An upload was answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
}
