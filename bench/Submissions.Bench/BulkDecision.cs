using System.Text.RegularExpressions;
using Submissions.Domain.Proposals;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>
/// Two hundred proposals accepted in one act: prepared for a selection, and released with their letters; in a call that has no others,
/// and beside others. It is done once, and several at a time: what is held to a limit is what it asks of storage; the processor's time
/// that the app spends is told.
/// </summary>
internal static partial class BulkDecision
{
    private const double Most = 1.2;

    /// <summary>In the product the timer carries on what one request leaves over.</summary>
    private const int MostTimes = 200;

    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var few = await MeasureAsync(plan, azurite, 0);
        var many = await MeasureAsync(plan, azurite, plan.Others);
        return
        [
            .. Compare($"{plan.Decisions} decisions prepared beside {plan.Others:N0} others", many.Prepared, few.Prepared),
            .. Compare($"{plan.Decisions} decisions released with their letters", many.Released, few.Released),
        ];
    }

    private static IReadOnlyList<Row> Compare(string what, Act many, Act few) =>
    [
        Row.Told(what, $"{many.Processor:0} ms", $"without others {few.Processor:0} ms", $"{many.Processor / few.Processor:0.00} x"),
        QueueScale.Reads("  what it asks of storage", many.Calls, few.Calls, Most),
        Row.Told("  until all is done, with the emulator's time", $"{many.Milliseconds:0} ms", $"{few.Milliseconds:0} ms", $"{many.Milliseconds / few.Milliseconds:0.0} x"),
    ];

    private static async Task<(Act Prepared, Act Released)> MeasureAsync(Plan plan, Azurite azurite, int others)
    {
        var storage = await Storage.NewAsync(azurite);
        var drafts = await storage.DraftsAsync(plan.Decisions);
        await Parallel.ForEachAsync(drafts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (draft, _) => await BareFiling.Of(storage, draft).RunAsync());
        if (others > 0)
            await Seed.QueueAsync(storage, others);
        await using var watched = await WatchedStorage.StartAsync(azurite.TableEndpoint);
        using var app = await PublishedApp.OnLaptopAsync(plan, storage, watched.Endpoint);
        await app.Client.GetByteArrayAsync($"/queue/{storage.Call.Id}");
        var prepared = await Act.OfAsync(watched, app, () => BatchAsync(app, $"/queue/{storage.Call.Id}/selection/decide", Prepare(drafts.Select(draft => draft.Id))));
        var page = await app.Client.GetStringAsync($"/decisions/{storage.Call.Id}");
        var wanted = Wanted().Matches(page).Select(match => match.Groups[1].Value).ToList();
        if (wanted.Count != plan.Decisions)
            throw new InvalidOperationException($"{wanted.Count} of {plan.Decisions} decisions are prepared.");
        var released = await Act.OfAsync(watched, app, () => BatchAsync(app, $"/decisions/{storage.Call.Id}/release", Release(wanted)));
        return (prepared, released);
    }

    private static IEnumerable<KeyValuePair<string, string>> Prepare(IEnumerable<ProposalId> ids) =>
        [.. ids.Select(id => KeyValuePair.Create("id", id.Value)), new("list", ""), new("kind", "accept"), new("once", Guid.NewGuid().ToString("N"))];

    private static IEnumerable<KeyValuePair<string, string>> Release(IEnumerable<string> wanted) =>
        [.. wanted.Select(value => KeyValuePair.Create("release", value)), new("once", Guid.NewGuid().ToString("N"))];

    /// <summary>Begins an act on many. A request works on it for some seconds; sent again it goes on with the same one.</summary>
    private static async Task BatchAsync(PublishedApp app, string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        for (var times = 0; times < MostTimes; times++)
        {
            using var form = new FormUrlEncodedContent(fields);
            using var answer = await app.Client.PostAsync(address, form);
            if (answer.Headers.Location is not { } progress)
                throw new InvalidOperationException($"{address} answered {answer.StatusCode}.");
            if (IsDone(await app.Client.GetStringAsync(progress)))
                return;
        }

        throw new InvalidOperationException($"{address} is not done after {MostTimes} requests.");
    }

    private static bool IsDone(string page) => !page.Contains("It goes on by itself", StringComparison.Ordinal);

    [GeneratedRegex("name=\"release\" value=\"([^\"]+)\"")]
    private static partial Regex Wanted();

    private sealed record Act(double Milliseconds, double Processor, IReadOnlyList<StorageCall> Calls)
    {
        public static async Task<Act> OfAsync(WatchedStorage watched, PublishedApp app, Func<Task> act)
        {
            var (took, before) = (0.0, app.ProcessorTime);
            var calls = await watched.DuringAsync(async () => took = await Sides.TimeAsync(act));
            return new Act(took, (app.ProcessorTime - before).TotalMilliseconds, calls);
        }
    }
}
