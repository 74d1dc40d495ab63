using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>The storage calls that one filing makes, counted on the wire between the published app and the emulator.</summary>
internal static class StorageCalls
{
    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var storage = await Storage.NewAsync(azurite);
        var drafts = await storage.DraftsAsync(2);
        await using var watched = await WatchedStorage.StartAsync(azurite.TableEndpoint);
        using var app = await PublishedApp.UnderHostAsync(plan, storage, watched.Endpoint);
        await FilingSpeed.FileAsync(app, drafts[0]);
        var calls = await watched.DuringAsync(() => FilingSpeed.FileAsync(app, drafts[1]));
        var transactions = calls.Count(call => call.What == "POST $batch");
        var reads = calls.Count(call => call.What.StartsWith("GET", StringComparison.Ordinal));
        return
        [
            new Row(
                "storage calls to file", $"{calls.Count} calls", "", $"{transactions} transaction, {reads} reads", "1 transaction, 2 reads",
                (transactions, reads, calls.Count) is (1, <= 2, <= 3)),
        ];
    }
}
