using Azure.Core;
using Azure.Core.Pipeline;

namespace Submissions.Functions.Tests.Mail.Chaos;

/// <summary>
/// The life of one process, as its wires know it. It ends at a given call, before or after that call was done: nothing it still waits for is
/// ever answered, and nothing more leaves it. Between two calls a process changes nothing that outlives it, so this is every line it can die at.
/// </summary>
internal sealed class Life(int storageCalls, int mailCalls, bool afterwards)
{
    private readonly TaskCompletionSource died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int storageLeft = storageCalls;
    private int mailLeft = mailCalls;

    public Task Died => died.Task;

    public HttpPipelineTransport Storage() => new Transport(this);

    public HttpMessageHandler Mail() => new Handler(this) { InnerHandler = new SocketsHttpHandler() };

    private async Task<T> ThroughAsync<T>(Func<Task<T>> call, bool last)
    {
        if (died.Task.IsCompleted || (last && !afterwards))
            return await NeverAsync<T>();
        var answer = await call();
        return died.Task.IsCompleted || last ? await NeverAsync<T>() : answer;
    }

    private Task<T> NeverAsync<T>()
    {
        died.TrySetResult();
        return new TaskCompletionSource<T>().Task;
    }

    private sealed class Transport(Life life) : HttpPipelineTransport
    {
        public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message) => await life.ThroughAsync(
            async () =>
            {
                await HttpClientTransport.Shared.ProcessAsync(message);
                return true;
            },
            Interlocked.Decrement(ref life.storageLeft) == 0);
    }

    private sealed class Handler(Life life) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            // Who is dead cancels nothing either.
            life.ThroughAsync(() => base.SendAsync(request, cancellationToken), Interlocked.Decrement(ref life.mailLeft) == 0);
    }
}
