using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Timers;

internal sealed class BringQueueInStep(RecheckProposals recheck)
{
    /// <summary>Every minute: a range that is empty unless a call was changed.</summary>
    [Function("BringQueueInStep")]
    public Task Run([TimerTrigger("10 * * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken) => recheck.RunAsync(cancellationToken);
}
