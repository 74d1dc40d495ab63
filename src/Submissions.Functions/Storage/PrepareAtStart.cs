namespace Submissions.Functions.Storage;

/// <summary>Makes the table where it is missing, before the first request is taken. A storage that cannot be reached ends the start.</summary>
internal sealed class PrepareAtStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => services.PrepareStorageAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
