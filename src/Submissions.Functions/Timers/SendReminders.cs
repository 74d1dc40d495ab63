using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Timers;

internal sealed class SendReminders(RemindOrganisers remind)
{
    /// <summary>Every minute: a range that is empty unless an instant of the plan has come. A run that is missed is made up for by the next.</summary>
    [Function("RemindOrganisers")]
    public Task Run([TimerTrigger("15 * * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken) => remind.RunAsync(cancellationToken);
}
