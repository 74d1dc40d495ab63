using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Timers;

internal sealed class BringQueueInStep(RecheckProposals recheck, TellOfExtension tell)
{
    /// <summary>Every minute: two ranges that are empty unless a call was changed. Who is told goes first: that is short, and people wait for it.</summary>
    [Function("BringQueueInStep")]
    public async Task Run([TimerTrigger("10 * * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken)
    {
        await tell.RunAsync(cancellationToken);
        await recheck.RunAsync(cancellationToken);
    }
}
