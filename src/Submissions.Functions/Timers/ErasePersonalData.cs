using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Timers;

internal sealed class ErasePersonalData(EraseCalls erase)
{
    [Function("ErasePersonalData")]
    public Task Run([TimerTrigger("0 41 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => erase.RunAsync(cancellationToken);
}
