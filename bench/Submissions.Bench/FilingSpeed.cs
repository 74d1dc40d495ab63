using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>
/// Filing complete proposals through the published app, against a client that makes the same storage calls and nothing else.
/// Throughput by concurrency; latency as each of the two sees it. One after another there is no throughput, only latency again: told, without a target (docs/adr/0015).
/// </summary>
internal static class FilingSpeed
{
    private const double Least = 0.8;

    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var storage = await Storage.NewAsync(azurite);
        using var app = await PublishedApp.UnderHostAsync(plan, storage);
        await RunAsync(await DraftsAsync(storage, plan.WarmingFilings), 8, draft => FileAsync(app, draft), []);
        await RunAsync(await PreparedAsync(storage, plan.WarmingFilings), 8, filing => filing.RunAsync(), []);
        var rows = new List<Row>();
        foreach (var concurrency in plan.Concurrencies)
            rows.AddRange(await MeasureAsync(plan, storage, app, concurrency));
        return rows;
    }

    /// <summary>Files a draft as any client of the API does.</summary>
    public static async Task FileAsync(PublishedApp app, Draft draft)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/proposals/{draft.Id}/submit");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", draft.Key.Value);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await app.Client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"A filing was answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    private static async Task<IReadOnlyList<Row>> MeasureAsync(Plan plan, Storage storage, PublishedApp app, int concurrency)
    {
        ConcurrentBag<double> ours = [], bare = [];
        var sides = await Sides.AlternateAsync(
            plan.FilingRounds,
            async () => await RunAsync(await DraftsAsync(storage, plan.Filings), concurrency, draft => FileAsync(app, draft), ours),
            async () => await RunAsync(await PreparedAsync(storage, plan.Filings), concurrency, filing => filing.RunAsync(), bare));
        return
        [
            concurrency == 1
                ? Row.Told("filing, one after another", $"{sides.Ours:0} a second", $"bare client {sides.Against:0}", $"{sides.Ratio:0.00} x")
                : Row.AtLeast($"filing, {concurrency} at once", $"{sides.Ours:0} a second", $"bare client {sides.Against:0}", sides.Ratio, Least),
            Row.Told("  its latency", Latency(ours), $"bare client {Latency(bare)}", "p50 / p99"),
        ];
    }

    private static async Task<IReadOnlyList<Draft>> DraftsAsync(Storage storage, int count) => await (await storage.AnotherCallAsync()).DraftsAsync(count);

    private static async Task<IReadOnlyList<BareFiling>> PreparedAsync(Storage storage, int count)
    {
        var fresh = await storage.AnotherCallAsync();
        return [.. (await fresh.DraftsAsync(count)).Select(draft => BareFiling.Of(fresh, draft))];
    }

    /// <returns>Acts a second.</returns>
    private static async Task<double> RunAsync<T>(IReadOnlyList<T> work, int concurrency, Func<T, Task> act, ConcurrentBag<double> latencies)
    {
        var took = await Sides.TimeAsync(() => Parallel.ForEachAsync(
            work, new ParallelOptions { MaxDegreeOfParallelism = concurrency },
            async (item, _) => latencies.Add(await Sides.TimeAsync(() => act(item)))));
        return work.Count * 1000 / took;
    }

    private static string Latency(ConcurrentBag<double> latencies) =>
        $"{Sides.Median(latencies):0.0} / {Sides.Percentile(latencies, 0.99):0.0} ms";
}
