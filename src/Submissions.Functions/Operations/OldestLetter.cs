using Submissions.Functions.Observation;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>How long the oldest due letter has waited, as runs see it: what an operator is woken by when letters do not leave.</summary>
internal sealed partial class OldestLetter(TimeProvider clock, ILogger<OldestLetter> log)
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private DateTimeOffset? oldest;
    private DateTimeOffset lineAt;

    /// <summary>What a run found due.</summary>
    /// <param name="isAll">Whether it looked everywhere: then what was known before is of no use any more.</param>
    public void Seen(IEnumerable<DueRow> rows, bool isAll)
    {
        var seen = rows.Select(row => (DateTimeOffset?)row.Since).Min();
        lock (gate)
            oldest = isAll || oldest is null || seen < oldest ? seen : oldest;
        Tell();
    }

    /// <summary>Also when a run cannot look because letters rest: they grow older.</summary>
    public void Tell()
    {
        var (now, age, line) = (clock.GetUtcNow(), TimeSpan.Zero, false);
        lock (gate)
        {
            age = oldest is { } since && since < now ? now - since : TimeSpan.Zero;
            line = age >= TooLong && (now - lineAt).Duration() >= BetweenLines;
            if (line)
                lineAt = now;
        }

        Signals.OldestLetter(age);
        if (line)
            LogWaits(log, (int)age.TotalMinutes);
    }

    [LoggerMessage(1, LogLevel.Warning, "The oldest due letter has waited {Minutes} minutes")]
    private static partial void LogWaits(ILogger log, int minutes);
}
