using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Timers;

internal sealed class SweepDocuments(SweepBlobs sweep)
{
    [Function("SweepBlobs")]
    public Task Run([TimerTrigger("0 17 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => sweep.RunAsync(cancellationToken);
}
