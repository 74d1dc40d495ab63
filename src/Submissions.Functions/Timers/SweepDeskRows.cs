using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Timers;

internal sealed class SweepDeskRows(SweepDesk sweep)
{
    [Function("SweepDesk")]
    public Task Run([TimerTrigger("0 37 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => sweep.RunAsync(cancellationToken);
}
