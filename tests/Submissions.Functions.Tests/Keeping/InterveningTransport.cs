using Azure.Core;
using Azure.Core.Pipeline;

namespace Submissions.Functions.Tests.Keeping;

/// <summary>Before the first request that is meant, somebody else does something.</summary>
internal sealed class InterveningTransport(Func<Request, bool> isMeant, Func<Task> intervene) : HttpPipelineTransport
{
    private int times;

    public bool HasIntervened => Volatile.Read(ref times) > 0;

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (isMeant(message.Request) && Interlocked.Increment(ref times) == 1)
            await intervene();
        await HttpClientTransport.Shared.ProcessAsync(message);
    }
}
