using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Timers;

internal sealed class SendLetters(DispatchLetters dispatch, PublicAddress address)
{
    /// <summary>Every 20 seconds. A run that is missed is made up for by the next: it sends what is due, not what became due.</summary>
    [Function("SendLetters")]
    public Task Run([TimerTrigger("*/20 * * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken) =>
        dispatch.RunAsync(address.ForLetters, cancellationToken);
}
