namespace Submissions.Domain.Review;

/// <summary>
/// The fewest removals and additions that make one sequence of the other (Myers 1986), while there are not too many of
/// them: a text that was written anew is told as that, for nobody reads thousands of changes.
/// </summary>
internal static class ShortestEdit
{
    /// <summary>Removals and additions looked for; the memory goes with its square, 4 MiB at this one.</summary>
    private const int Most = 1_000;

    public static IEnumerable<(TextChange Change, string Word)> Between(List<string> left, List<string> right) =>
        Trace(left, right) is { } trace
            ? Walk(left, right, trace)
            : [.. left.Select(word => (TextChange.Removed, word)), .. right.Select(word => (TextChange.Added, word))];

    /// <summary>For each number of changes, how far each diagonal from one below to one above was reached before it; null when there are too many.</summary>
    private static List<int[]>? Trace(List<string> left, List<string> right)
    {
        var trace = new List<int[]>();
        var most = Math.Min(Most, left.Count + right.Count);
        var reached = new int[(2 * most) + 3];
        for (var changes = 0; changes <= most; changes++)
        {
            trace.Add(reached[(most - changes)..(most + 3 + changes)]);
            for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                var at = diagonal + most + 1;
                var x = GoesDown(diagonal, changes, reached[at - 1], reached[at + 1]) ? reached[at + 1] : reached[at - 1] + 1;
                var y = x - diagonal;
                while (x < left.Count && y < right.Count && left[x] == right[y])
                    (x, y) = (x + 1, y + 1);
                reached[at] = x;
                if (x >= left.Count && y >= right.Count)
                    return trace;
            }
        }

        return null;
    }

    /// <summary>Back from the end, each time to where the change before it had left off.</summary>
    private static List<(TextChange Change, string Word)> Walk(List<string> left, List<string> right, List<int[]> trace)
    {
        var steps = new List<(TextChange Change, string Word)>();
        var (x, y) = (left.Count, right.Count);
        for (var changes = trace.Count - 1; changes >= 0; changes--)
        {
            int Reached(int diagonal) => trace[changes][diagonal + changes + 1];
            var diagonal = x - y;
            var down = GoesDown(diagonal, changes, Reached(diagonal - 1), Reached(diagonal + 1));
            var fromX = Reached(down ? diagonal + 1 : diagonal - 1);
            var fromY = down ? fromX - diagonal - 1 : fromX - diagonal + 1;
            for (; x > fromX && y > fromY; y--)
                steps.Add((TextChange.Same, left[--x]));
            if (changes > 0)
                steps.Add(down ? (TextChange.Added, right[fromY]) : (TextChange.Removed, left[fromX]));
            (x, y) = (fromX, fromY);
        }

        steps.Reverse();
        return steps;
    }

    private static bool GoesDown(int diagonal, int changes, int left, int right) =>
        diagonal == -changes || (diagonal != changes && left < right);
}
