namespace Submissions.Bench;

/// <summary>Two sides measured in turn, A B A B, so that what else the machine does meets both alike.</summary>
/// <param name="Ours">The median of our runs.</param>
/// <param name="Against">The median of the other's.</param>
/// <param name="Ratio">The median of the pairs' ratios: a pair ran back to back.</param>
internal sealed record Sides(double Ours, double Against, double Ratio)
{
    public static async Task<Sides> AlternateAsync(int rounds, Func<Task<double>> ours, Func<Task<double>> against)
    {
        var pairs = new List<(double Ours, double Against)>();
        for (var round = 0; round < rounds; round++)
            pairs.Add((await ours(), await against()));
        return new Sides(Median(pairs.Select(pair => pair.Ours)), Median(pairs.Select(pair => pair.Against)), Median(pairs.Select(pair => pair.Ours / pair.Against)));
    }

    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    /// <param name="share">0 to 1; between two values, the nearer one.</param>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var ordered = values.Order().ToList();
        return ordered[(int)Math.Round(share * (ordered.Count - 1), MidpointRounding.AwayFromZero)];
    }

    /// <summary>Milliseconds that an act takes.</summary>
    public static async Task<double> TimeAsync(Func<Task> act)
    {
        var began = TimeProvider.System.GetTimestamp();
        await act();
        return TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
    }
}
