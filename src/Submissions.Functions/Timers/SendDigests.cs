using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Timers;

internal sealed class SendDigests(WriteDigests write)
{
    /// <summary>Every ten minutes: a row for each member tells that nothing is due but once a day.</summary>
    [Function("WriteDigests")]
    public Task Run([TimerTrigger("45 */10 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => write.RunAsync(cancellationToken);
}
