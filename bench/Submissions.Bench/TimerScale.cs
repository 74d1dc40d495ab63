using System.Text;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>
/// A timer's run with a hundred letters due, among many that are not due against among few. The emulator looks at every row of
/// the table and Azure does not, so every storage call is answered after the same time on both sides (<see cref="EachCall"/>):
/// what is left is what the run itself costs. A large call of a hundred thousand takes the emulator longer than that.
/// </summary>
internal static class TimerScale
{
    private const double Most = 1.2;
    private const int FewLetters = 1_000;

    private static readonly TimeSpan EachCall = TimeSpan.FromMilliseconds(60);

    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var (small, large) = (await Storage.NewAsync(azurite), await Storage.NewAsync(azurite));
        await Seed.LettersAsync(small, FewLetters);
        await Seed.LettersAsync(large, plan.Many);
        await using var mail = await MailStandIn.StartAsync();
        await using var watched = await WatchedStorage.StartAsync(azurite.TableEndpoint, EachCall);
        using var few = await PublishedApp.UnderHostAsync(plan, small, watched.Endpoint, mail.Endpoint);
        using var many = await PublishedApp.UnderHostAsync(plan, large, watched.Endpoint, mail.Endpoint);
        List<Run> ofMany = [], ofFew = [];
        for (var warm = 0; warm < plan.TimerRounds; warm++)
        {
            await RunAsync(watched, many, large);
            await RunAsync(watched, few, small);
        }

        var sides = await Sides.AlternateAsync(
            plan.TimerRounds,
            async () => Noted(ofMany, await RunAsync(watched, many, large)).Milliseconds,
            async () => Noted(ofFew, await RunAsync(watched, few, small)).Milliseconds);
        var (processorOfMany, processorOfFew) = (Processor(ofMany), Processor(ofFew));
        return
        [
            Row.AtMost($"timer run, {DispatchLetters.Most} due among {plan.Many:N0}", $"{sides.Ours:0} ms", $"among {FewLetters:N0} {sides.Against:0} ms", sides.Ratio, Most),
            QueueScale.Reads("  what it reads from storage", ofMany[^1].Calls, ofFew[^1].Calls, Most),
            Row.AtMost("  the processor's time in it", $"{processorOfMany:0} ms", $"{processorOfFew:0} ms", processorOfMany / processorOfFew, Most),
        ];
    }

    private static double Processor(IEnumerable<Run> runs) => Sides.Median(runs.Select(run => run.ProcessorMilliseconds));

    private static Run Noted(List<Run> runs, Run run)
    {
        runs.Add(run);
        return run;
    }

    /// <summary>Files until a run's worth of letters is due, and then measures the one run, started as the Functions host starts it.</summary>
    private static async Task<Run> RunAsync(WatchedStorage watched, PublishedApp app, Storage storage)
    {
        while (await DueAsync(storage) < DispatchLetters.Most)
            await Task.WhenAll((await storage.DraftsAsync(10)).Select(draft => BareFiling.Of(storage, draft).RunAsync()));

        var (took, before) = (0.0, app.ProcessorTime);
        var calls = await watched.DuringAsync(async () => took = await Sides.TimeAsync(() => StartAsync(app)));
        var spent = app.ProcessorTime - before;
        return await DueAsync(storage) < DispatchLetters.Most
            ? new Run(took, spent.TotalMilliseconds, calls)
            : throw new InvalidOperationException("The timer ran, and as much is due as before.");
    }

    private static async Task<int> DueAsync(Storage storage) =>
        (await new DueStore(storage.Table).DueAsync(storage.Call.Id, Storage.Now, DispatchLetters.Most, default)).Count;

    /// <summary>A run of the timer, as the Functions host starts it.</summary>
    public static async Task StartAsync(PublishedApp app)
    {
        using var envelope = new StringContent("""{"Data":{"timer":{"IsPastDue":false}},"Metadata":{}}""", Encoding.UTF8, "application/json");
        using var response = await app.Client.PostAsync("/SendLetters", envelope);
        response.EnsureSuccessStatusCode();
    }

    private sealed record Run(double Milliseconds, double ProcessorMilliseconds, IReadOnlyList<StorageCall> Calls);
}
