namespace Submissions.Bench;

/// <summary>What is measured, where, and how often.</summary>
internal sealed record Plan(string App, string Bare, bool Quick, IReadOnlyList<string> Only)
{
    /// <summary>Pairs of runs, one of each side.</summary>
    public int Rounds => Quick ? 3 : 7;

    public int StartRounds => Quick ? 3 : 11;

    /// <summary>Filings in one run, at each concurrency.</summary>
    public IReadOnlyList<(int Concurrency, int Filings)> Filing => Quick ? [(1, 60), (8, 120)] : [(1, 200), (8, 400), (32, 600)];

    public int WarmingFilings => Quick ? 100 : 400;

    public int UploadRounds => Quick ? 1 : 3;

    public int ManyProposals => Quick ? 5_000 : 100_000;

    public int ManyLetters => Quick ? 5_000 : 100_000;

    /// <summary>Requests for the queue's page on each side.</summary>
    public int PageRounds => Quick ? 10 : 25;

    public int TimerRounds => Quick ? 1 : 5;

    /// <exception cref="ArgumentException">The message is one sentence for whoever started it.</exception>
    public static Plan Read(string[] args)
    {
        if (args is not ["--app", var app, "--bare", var bare, .. var rest])
            throw new ArgumentException("Start it with ./bench/run, which builds what it measures.");
        var names = rest.Where(arg => arg != "--quick").ToList();
        return names.Except(Parts.Names).FirstOrDefault() is { } unknown
            ? throw new ArgumentException($"\"{unknown}\" is no part of the bench; there are {string.Join(", ", Parts.Names)}, and --quick.")
            : new Plan(app, bare, rest.Contains("--quick"), names);
    }
}
