using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Takes away what the desk keeps for a time only: ended sessions, links that ran out, attempts that count no more, letters that are of no use.</summary>
internal sealed partial class SweepDesk(DeskRemains remains, TimeProvider clock, ILogger<SweepDesk> log)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var removed = await remains.RemoveAsync(clock.GetUtcNow(), cancellationToken);
        if (removed > 0)
            LogRemoved(log, removed);
        return removed;
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} rows of the desk had served their time and are gone")]
    private static partial void LogRemoved(ILogger log, int count);
}
