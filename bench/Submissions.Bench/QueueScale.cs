using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>
/// The queue's page in a large call against a small one. The emulator looks at every row of a table to answer any range
/// (Azure does not), so its time is taken out: what is compared is the page's time outside storage, and what it reads there.
/// </summary>
internal static class QueueScale
{
    private const double Most = 1.2;
    private const int FewProposals = 100;

    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var (small, large) = (await Storage.NewAsync(azurite), await Storage.NewAsync(azurite));
        await Seed.QueueAsync(small, FewProposals);
        await Seed.QueueAsync(large, plan.Many);
        await using var watched = await WatchedStorage.StartAsync(azurite.TableEndpoint);
        using var few = await PublishedApp.OnLaptopAsync(plan, small, watched.Endpoint);
        using var many = await PublishedApp.OnLaptopAsync(plan, large, watched.Endpoint);
        // In turn, so that each app has run as often; the large one's first pages are the slow ones.
        for (var warm = 0; warm < plan.PageRounds; warm++)
            await PageAsync(watched, few, small);
        for (var warm = 0; warm < plan.PageRounds; warm++)
            await PageAsync(watched, many, large);
        Page ofFew = await PageAsync(watched, few, small), ofMany = await PageAsync(watched, many, large);
        var sides = await Sides.AlternateAsync(
            plan.PageRounds, async () => (await PageAsync(watched, many, large)).OwnMilliseconds, async () => (await PageAsync(watched, few, small)).OwnMilliseconds);
        return
        [
            Row.AtMost($"queue page at {plan.Many:N0} proposals", $"{sides.Ours:0.0} ms", $"at {FewProposals} {sides.Against:0.0} ms", sides.Ratio, Most),
            Reads("  what it reads from storage", ofMany.Calls, ofFew.Calls, Most),
            Row.Told("  the emulator's time, not counted", $"{Waited(ofMany):0} ms", $"{Waited(ofFew):0} ms", $"{Waited(ofMany) / Waited(ofFew):0.0} x"),
        ];
    }

    public static Row Reads(string what, IReadOnlyList<StorageCall> ours, IReadOnlyList<StorageCall> against, double most) =>
        Row.AtMost(what, Sum(ours), Sum(against), (double)ours.Sum(call => call.Bytes) / against.Sum(call => call.Bytes), most);

    private static string Sum(IReadOnlyList<StorageCall> calls) => $"{calls.Count} calls, {calls.Sum(call => call.Bytes) / 1000} KB";

    private static double Waited(Page page) => page.Calls.Sum(call => call.Milliseconds);

    private static async Task<Page> PageAsync(WatchedStorage watched, PublishedApp app, Storage storage)
    {
        var took = 0.0;
        var calls = await watched.DuringAsync(async () =>
            took = await Sides.TimeAsync(() => app.Client.GetByteArrayAsync($"/queue/{storage.Call.Id}")));
        return new Page(took, calls);
    }

    /// <summary>The page asks storage one thing after another.</summary>
    private sealed record Page(double Milliseconds, IReadOnlyList<StorageCall> Calls)
    {
        public double OwnMilliseconds => Milliseconds - Calls.Sum(call => call.Milliseconds);
    }
}
