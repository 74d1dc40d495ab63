using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Timers;

internal sealed class CarryOnBatches(RunBatches batches)
{
    /// <summary>Every minute: what the request that began it left over, or what a killed one left behind.</summary>
    [Function("CarryOnBatches")]
    public Task Run([TimerTrigger("30 * * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken) => batches.CarryOnAsync(cancellationToken);
}
