namespace Submissions.Functions.Hosting;

/// <summary>
/// On a laptop no host starts the timers, so this does: each in turn, every few seconds whatever its schedule, for as long as the app runs.
/// Only with <c>Timers:Run</c>, and never under the Functions host.
/// </summary>
internal sealed partial class LocalTimers(FunctionCatalog catalog, IServiceScopeFactory scopes, ILogger<LocalTimers> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var timers = catalog.Timers.Select(t => (t.Name, Invoker: new FunctionInvoker(t))).ToList();
        using var pulse = new PeriodicTimer(Pause);
        while (await Next(pulse, stoppingToken))
            foreach (var (name, invoker) in timers)
                await Run(name, invoker, stoppingToken);
    }

    private static async Task<bool> Next(PeriodicTimer pulse, CancellationToken stopping)
    {
        try
        {
            return await pulse.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Run(string name, FunctionInvoker invoker, CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await invoker.Run(new TimerInfo(), Guid.NewGuid().ToString(), scope.ServiceProvider, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            LogFailed(log, e, name);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The timer {Timer} failed; it runs again in a few seconds")]
    private static partial void LogFailed(ILogger log, Exception e, string timer);
}
