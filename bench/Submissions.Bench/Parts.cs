using Submissions.Testing;

namespace Submissions.Bench;

/// <summary>One row of the table. <paramref name="Met"/> is null for what has no target.</summary>
internal sealed record Row(string What, string Ours, string Against, string Measured, string Target, bool? Met)
{
    public static Row AtLeast(string what, string ours, string against, double ratio, double least) =>
        new(what, ours, against, $"{ratio:0.00} x", $">= {least:0.0} x", ratio >= least);

    public static Row AtMost(string what, string ours, string against, double ratio, double most) =>
        new(what, ours, against, $"{ratio:0.00} x", $"<= {most:0.0} x", ratio <= most);

    public static Row Told(string what, string ours, string against, string measured) => new(what, ours, against, measured, "", null);
}

/// <summary>The parts of the bench, in the order in which they run: what asks for a quiet process first.</summary>
internal static class Parts
{
    private static readonly (string Name, Func<Plan, Azurite, Task<IReadOnlyList<Row>>> Run)[] All =
    [
        ("start", StartTime.RunAsync),
        ("calls", StorageCalls.RunAsync),
        ("life", LifeCalls.RunAsync),
        ("filing", FilingSpeed.RunAsync),
        ("memory", UploadMemory.RunAsync),
        ("index", IndexSize.RunAsync),
        ("queue", QueueScale.RunAsync),
        ("decide", BulkDecision.RunAsync),
        ("timer", TimerScale.RunAsync),
        ("letters", LetterSpeed.RunAsync),
        ("bytes", FormBytes.RunAsync),
    ];

    public static IEnumerable<string> Names => All.Select(part => part.Name);

    public static async Task<IReadOnlyList<Row>> RunAsync(Plan plan, Azurite azurite)
    {
        var rows = new List<Row>();
        foreach (var (name, run) in All.Where(part => plan.Only.Count == 0 || plan.Only.Contains(part.Name)))
        {
            var began = TimeProvider.System.GetTimestamp();
            Console.Write($"{name} … ");
            rows.AddRange(await run(plan, azurite));
            Console.WriteLine($"{TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s");
        }

        return rows;
    }
}
