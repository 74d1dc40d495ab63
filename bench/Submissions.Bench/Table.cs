namespace Submissions.Bench;

/// <summary>The rows in columns as wide as their widest cell; valid Markdown, so that they can be pasted into docs/performance.md.</summary>
internal static class Table
{
    private static readonly string[] Head = ["what", "ours", "against", "measured", "target", "met"];

    public static void Print(IReadOnlyList<Row> rows, Plan plan, TimeSpan took)
    {
        string[][] cells = [Head, .. rows.Select(Cells)];
        var widths = Enumerable.Range(0, Head.Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        Console.WriteLine();
        Write(Head, widths);
        Write([.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in cells.Skip(1))
            Write(row, widths);
        Console.WriteLine();
        Console.WriteLine(
            $"{(plan.Quick ? "Quick: numbers too small to be quoted. " : "")}{rows.Count(row => row.Met == true)} met, {rows.Count(row => row.Met == false)} missed; "
            + $"{Environment.ProcessorCount} cores, {took.TotalSeconds:0} s, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.");
    }

    private static string[] Cells(Row row) =>
        [row.What, row.Ours, row.Against, row.Measured, row.Target, row.Met switch { true => "yes", false => "NO", null => "" }];

    private static void Write(string[] cells, int[] widths) =>
        Console.WriteLine($"| {string.Join(" | ", cells.Select((cell, column) => cell.PadRight(widths[column])))} |");
}
