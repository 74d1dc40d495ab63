using Azure;
using Microsoft.Extensions.Options;
using Submissions.Functions.Mail;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>What keeps this instance from doing its work; nothing when it is ready.</summary>
internal sealed record Readiness(IReadOnlyList<string> Reasons)
{
    public bool IsReady => Reasons.Count == 0;
}

/// <summary>
/// Whether this instance can do its work now: storage answers, letters have a way out. Looked at once in a few seconds, whoever asks and how often, and
/// answered in a few.
/// </summary>
internal sealed partial class CheckReadiness(StorageProbe storage, IOptions<MailOptions> mail, TimeProvider clock, ILogger<CheckReadiness> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private Task<Readiness>? latest;
    private DateTimeOffset lookedAt;

    public Task<Readiness> RunAsync()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (latest is null || (latest.IsCompleted && (now - lookedAt).Duration() >= Kept))
                (latest, lookedAt) = (LookAsync(), now);
            return latest;
        }
    }

    private async Task<Readiness> LookAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var answers = await Task.WhenAll(
            FaultAsync("The table", storage.TableAsync, patience.Token), FaultAsync("The container for documents", storage.ContainerAsync, patience.Token));
        var ready = new Readiness([.. answers.Append(MailFault()).OfType<string>()]);
        foreach (var reason in ready.Reasons)
            LogNotReady(log, reason);
        return ready;
    }

    private static async Task<string?> FaultAsync(string what, Func<CancellationToken, Task> ask, CancellationToken patience)
    {
        try
        {
            await ask(patience).WaitAsync(patience);
            return null;
        }
        catch (OperationCanceledException)
        {
            return $"{what} has not answered within {Patience.TotalSeconds:0} seconds";
        }
        catch (Exception fault)
        {
            // Its message may hold the service's whole answer, or the address.
            return $"{what} is not reached ({(fault is RequestFailedException refused ? $"{refused.Status} {refused.ErrorCode}" : fault.GetType().Name)})";
        }
    }

    private string? MailFault() => mail.Value switch
    {
        { Way: MailDelivery.Local } => null,
        { Way: MailDelivery.SendGrid, From.Length: > 0, SendGridKey.Length: > 0 } => null,
        _ => "Mail has no key or no sender",
    };

    [LoggerMessage(1, LogLevel.Warning, "Not ready: {Reason}")]
    private static partial void LogNotReady(ILogger log, string reason);
}
