using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>From the start of the process until its first page has arrived, against an app that does nothing else.</summary>
internal static class StartTime
{
    private const double Most = 1.5;

    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var storage = await Storage.NewAsync(azurite);
        // Once each, so that neither side pays for the disk.
        await OursAsync(plan, storage);
        await BareAsync(plan);
        var sides = await Sides.AlternateAsync(plan.StartRounds, () => OursAsync(plan, storage), () => BareAsync(plan));
        return [Row.AtMost("process start to first page", $"{sides.Ours:0} ms", $"bare app {sides.Against:0} ms", sides.Ratio, Most)];
    }

    private static Task<double> OursAsync(Plan plan, Storage storage) =>
        Sides.TimeAsync(async () => (await PublishedApp.UnderHostAsync(plan, storage)).Dispose());

    private static Task<double> BareAsync(Plan plan) =>
        Sides.TimeAsync(async () => (await PublishedApp.BareAsync(plan)).Dispose());
}
