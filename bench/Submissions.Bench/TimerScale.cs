using System.Text;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>
/// A timer's run with a hundred letters due, and one with a hundred proposals whose organisers are to be reminded, among many that are not due against among few. The emulator looks at every row of
/// the table and Azure does not, so every storage call is answered after the same time on both sides (<see cref="Plan.EachCall"/>):
/// what is left is what the run itself costs. How many answers the emulator gave later than that is told.
/// </summary>
internal static class TimerScale
{
    private const double Most = 1.2;
    private const int FewRows = 1_000;

    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite) =>
        [.. await RunAsync(plan, azurite, Letters), .. await RunAsync(plan, azurite, Reminders)];

    private static Timer Letters { get; } = new(
        "SendLetters", "timer run", DispatchLetters.Most, Seed.LettersAsync,
        async storage => (await new DueStore(storage.Table).DueAsync(storage.Call.Id, Storage.Now, DispatchLetters.Most, default)).Count,
        async storage => await Task.WhenAll((await storage.DraftsAsync(10)).Select(draft => BareFiling.Of(storage, draft).RunAsync())));

    private static Timer Reminders { get; } = new(
        "RemindOrganisers", "reminders' run", RemindOrganisers.Most, Seed.RemindersAsync,
        async storage => (await new DueStore(storage.Table).RemindersDueAsync(storage.Call.Id, Storage.Now, RemindOrganisers.Most, default)).Count,
        storage => storage.OwedRemindersAsync(10));

    private static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite, Timer timer)
    {
        var (small, large) = (await Storage.NewAsync(azurite), await Storage.NewAsync(azurite));
        await timer.Seed(small, FewRows);
        await timer.Seed(large, plan.Many);
        await using var mail = await MailStandIn.StartAsync();
        await using var watched = await WatchedStorage.StartAsync(azurite.TableEndpoint, plan.EachCall);
        using var few = await PublishedApp.UnderHostAsync(plan, small, watched.Endpoint, mail.Endpoint);
        using var many = await PublishedApp.UnderHostAsync(plan, large, watched.Endpoint, mail.Endpoint);
        List<Run> ofMany = [], ofFew = [];
        for (var warm = 0; warm < plan.TimerRounds; warm++)
        {
            await RunAsync(timer, watched, many, large);
            await RunAsync(timer, watched, few, small);
        }

        var sides = await Sides.AlternateAsync(
            plan.TimerRounds,
            async () => Noted(ofMany, await RunAsync(timer, watched, many, large)).Milliseconds,
            async () => Noted(ofFew, await RunAsync(timer, watched, few, small)).Milliseconds);
        var (processorOfMany, processorOfFew) = (Processor(ofMany), Processor(ofFew));
        return
        [
            Row.AtMost($"{timer.Words}, {timer.Most} due among {plan.Many:N0}", $"{sides.Ours:0} ms", $"among {FewRows:N0} {sides.Against:0} ms", sides.Ratio, Most),
            QueueScale.Reads("  what it reads from storage", ofMany[^1].Calls, ofFew[^1].Calls, Most),
            Row.Told($"  answers later than {plan.EachCall.TotalMilliseconds:0} ms", Late(plan, ofMany), Late(plan, ofFew), ""),
            Row.AtMost("  the processor's time in it", $"{processorOfMany:0} ms", $"{processorOfFew:0} ms", processorOfMany / processorOfFew, Most),
        ];
    }

    private static string Late(Plan plan, IReadOnlyList<Run> runs)
    {
        var calls = runs.SelectMany(run => run.Calls).ToList();
        return $"{calls.Count(call => call.Milliseconds > plan.EachCall.TotalMilliseconds)} of {calls.Count}";
    }

    private static double Processor(IEnumerable<Run> runs) => Sides.Median(runs.Select(run => run.ProcessorMilliseconds));

    private static Run Noted(List<Run> runs, Run run)
    {
        runs.Add(run);
        return run;
    }

    /// <summary>Makes due what one run takes, and then measures that run, started as the Functions host starts it.</summary>
    private static async Task<Run> RunAsync(Timer timer, WatchedStorage watched, PublishedApp app, Storage storage)
    {
        while (await timer.Due(storage) < timer.Most)
            await timer.Add(storage);

        var (took, before) = (0.0, app.ProcessorTime);
        var calls = await watched.DuringAsync(async () => took = await Sides.TimeAsync(() => StartAsync(app, timer.Function)));
        var spent = app.ProcessorTime - before;
        return await timer.Due(storage) < timer.Most
            ? new Run(took, spent.TotalMilliseconds, calls)
            : throw new InvalidOperationException("The timer ran, and as much is due as before.");
    }

    /// <summary>A run of a timer, as the Functions host starts it.</summary>
    public static async Task StartAsync(PublishedApp app, string function = "SendLetters")
    {
        using var envelope = new StringContent("""{"Data":{"timer":{"IsPastDue":false}},"Metadata":{}}""", Encoding.UTF8, "application/json");
        using var response = await app.Client.PostAsync($"/{function}", envelope);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>A timer that reads what is due.</summary>
    /// <param name="Most">How many a run takes.</param>
    /// <param name="Seed">Fills a call with so many that are not due.</param>
    /// <param name="Due">How many are due, up to <paramref name="Most"/>.</param>
    /// <param name="Add">Makes ten more due.</param>
    private sealed record Timer(string Function, string Words, int Most, Func<Storage, int, Task> Seed, Func<Storage, Task<int>> Due, Func<Storage, Task> Add);

    private sealed record Run(double Milliseconds, double ProcessorMilliseconds, IReadOnlyList<StorageCall> Calls);
}
