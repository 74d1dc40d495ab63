using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>
/// The desk's pages in a large call against a small one: the queue, the queue filtered, one proposal. The emulator looks at every
/// row of a table to answer any range (Azure does not), so its time is taken out: what is compared is the page's time outside
/// storage, and what it reads there.
/// </summary>
internal static class QueueScale
{
    private const double Most = 1.2;
    private const int FewProposals = 100;
    private const int PageRows = 50;

    /// <summary>A word that a fifth of all hold, and two more facets.</summary>
    private const string Filter = "?q=egalite&kind=government,academia&documents=missing&sort=title";

    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var (small, large) = (await Storage.NewAsync(azurite), await Storage.NewAsync(azurite));
        var (ofSmall, ofLarge) = (await Seed.QueueAsync(small, FewProposals), await Seed.QueueAsync(large, plan.Many));
        await using var watched = await WatchedStorage.StartAsync(azurite.TableEndpoint);
        using var few = new Desk(watched, await PublishedApp.OnLaptopAsync(plan, small, watched.Endpoint), ofSmall);
        using var many = new Desk(watched, await PublishedApp.OnLaptopAsync(plan, large, watched.Endpoint), ofLarge);
        var (firstOfMany, firstOfFew) = (await many.GetAsync(""), await few.GetAsync(""));
        return
        [
            .. await CompareAsync(plan, "queue page", many, few, desk => desk.GetAsync(""), Most),
            .. await CompareAsync(plan, "queue page, filtered and by title", many, few, desk => desk.GetAsync(Filter), null),
            .. await CompareAsync(plan, "proposal page", many, few, desk => desk.GetAsync($"/{desk.Proposal}"), null),
            Row.Told("first queue page after a start", $"{firstOfMany.OwnMilliseconds:0} ms, {Sum(firstOfMany.Calls)}", $"{firstOfFew.OwnMilliseconds:0} ms, {Sum(firstOfFew.Calls)}", ""),
            await AgainstRangeAsync(plan, large, many),
        ];
    }

    public static Row Reads(string what, IReadOnlyList<StorageCall> ours, IReadOnlyList<StorageCall> against, double most) =>
        Row.AtMost(what, Sum(ours), Sum(against), (double)ours.Sum(call => call.Bytes) / against.Sum(call => call.Bytes), most);

    /// <param name="most">Null where the work grows with the call by its nature: a filter looks at every entry, and so does the search for what is alike.</param>
    private static async Task<IReadOnlyList<Row>> CompareAsync(Plan plan, string what, Desk many, Desk few, Func<Desk, Task<Page>> get, double? most)
    {
        // In turn, so that each app has run as often; the large one's first pages are the slow ones.
        for (var warm = 0; warm < plan.PageRounds; warm++)
            await get(few);
        for (var warm = 0; warm < plan.PageRounds; warm++)
            await get(many);
        Page ofFew = await get(few), ofMany = await get(many);
        var sides = await Sides.AlternateAsync(plan.PageRounds, async () => (await get(many)).OwnMilliseconds, async () => (await get(few)).OwnMilliseconds);
        var (at, ours, against) = ($"{what} at {plan.Many:N0} proposals", $"{sides.Ours:0.0} ms", $"at {FewProposals} {sides.Against:0.0} ms");
        return
        [
            most is { } limit ? Row.AtMost(at, ours, against, sides.Ratio, limit) : Row.Told(at, ours, against, $"{sides.Ratio:0.00} x"),
            Reads("  what it reads from storage", ofMany.Calls, ofFew.Calls, Most),
            Row.Told("  the emulator's time, not counted", $"{Waited(ofMany):0} ms", $"{Waited(ofFew):0} ms", $"{Waited(ofMany) / Waited(ofFew):0.0} x"),
        ];
    }

    /// <summary>The page with all its waiting against one query of as many of the same rows, sent by our table client from here.</summary>
    private static async Task<Row> AgainstRangeAsync(Plan plan, Storage storage, Desk desk)
    {
        var filter = RowKeys.Prefixed(storage.Call.Id.Value, RowKeys.MovedPrefix);
        var sides = await Sides.AlternateAsync(
            plan.PageRounds,
            () => Sides.TimeAsync(() => desk.GetAsync("")),
            () => Sides.TimeAsync(async () =>
            {
                await foreach (var page in storage.Table.QueryAsync<TableEntity>(filter, PageRows).AsPages())
                {
                    if (page.Values.Count == PageRows)
                        break;
                }
            }));
        return Row.Told($"queue page, with the emulator's time, at {plan.Many:N0}", $"{sides.Ours:0.0} ms", $"a bare query of {PageRows} rows {sides.Against:0.0} ms", $"{sides.Ratio:0.0} x");
    }

    private static string Sum(IReadOnlyList<StorageCall> calls) => $"{calls.Count} calls, {calls.Sum(call => call.Bytes) / 1000} KB";

    private static double Waited(Page page) => StorageCall.Waited(page.Calls);

    /// <summary>An app with a call, and the desk's pages of that call.</summary>
    private sealed class Desk(WatchedStorage watched, PublishedApp app, ProposalId proposal) : IDisposable
    {
        public ProposalId Proposal { get; } = proposal;

        /// <param name="rest">What follows the queue's address.</param>
        public async Task<Page> GetAsync(string rest)
        {
            var took = 0.0;
            var calls = await watched.DuringAsync(async () => took = await Sides.TimeAsync(() => app.Client.GetByteArrayAsync($"/queue/{Proposal.Call}{rest}")));
            return new Page(took, calls);
        }

        public void Dispose() => app.Dispose();
    }

    private sealed record Page(double Milliseconds, IReadOnlyList<StorageCall> Calls)
    {
        public double OwnMilliseconds => Milliseconds - Waited(this);
    }
}
