namespace Submissions.Bench;

/// <summary>What is measured, where, and how often.</summary>
internal sealed record Plan(string App, string Bare, bool Quick, bool Large, IReadOnlyList<string> Only)
{
    /// <summary>Pairs of starts, one of each side; so with the rounds below.</summary>
    public int StartRounds => Quick ? 3 : 11;

    public int FilingRounds => Quick ? 3 : 7;

    public IReadOnlyList<int> Concurrencies => Quick ? [1, 8] : [1, 8, 32];

    /// <summary>Filings in one run.</summary>
    public int Filings => Quick ? 40 : 150;

    /// <summary>Until what is filed with has been compiled: fewer, and the compiler takes one of two cores from what is measured.</summary>
    public int WarmingFilings => Quick ? 80 : 1_000;

    public int UploadRounds => Quick ? 1 : 3;

    /// <summary>Proposals and letters of a large call. The emulator takes half an hour to be given 100,000 of each.</summary>
    public int Many => Quick ? 2_000 : Large ? 100_000 : 10_000;

    /// <summary>Requests for the queue's page on each side.</summary>
    public int PageRounds => Quick ? 10 : 25;

    /// <summary>Proposals decided in one act.</summary>
    public int Decisions => Quick ? 20 : 200;

    /// <summary>Other proposals in the call where they are decided. The emulator looks at all of a partition for every row it finds or adds: more take it hours.</summary>
    public int Others => Quick ? 500 : 2_000;

    public int TimerRounds => Quick ? 1 : Large ? 3 : 5;

    /// <summary>The time after which storage answers a timer, on both sides: longer than the emulator needs for a large call.</summary>
    public TimeSpan EachCall => TimeSpan.FromMilliseconds(Large ? 500 : 60);

    /// <exception cref="ArgumentException">The message is one sentence for whoever started it.</exception>
    public static Plan Read(string[] args)
    {
        if (args is not ["--app", var app, "--bare", var bare, .. var rest])
            throw new ArgumentException("Start it with ./bench/run, which builds what it measures.");
        var names = rest.Where(arg => arg is not ("--quick" or "--large")).ToList();
        return names.Except(Parts.Names).FirstOrDefault() is { } unknown
            ? throw new ArgumentException($"\"{unknown}\" is no part of the bench; there are {string.Join(", ", Parts.Names)}, --quick and --large.")
            : new Plan(app, bare, rest.Contains("--quick"), rest.Contains("--large"), names);
    }
}
