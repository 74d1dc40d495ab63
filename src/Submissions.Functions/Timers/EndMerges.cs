using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Timers;

internal sealed class EndMerges(ExpireMerges expire)
{
    /// <summary>Every five minutes: a merge that nobody answered in time is over at once for whoever asks, and is told within these.</summary>
    [Function("EndMerges")]
    public Task Run([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => expire.RunAsync(cancellationToken);
}
