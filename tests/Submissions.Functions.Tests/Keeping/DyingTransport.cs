using Azure.Core;
using Azure.Core.Pipeline;

namespace Submissions.Functions.Tests.Keeping;

/// <summary>Lets so many requests pass; at the next the process is as good as dead.</summary>
internal sealed class DyingTransport(int live) : HttpPipelineTransport
{
    private int left = live;

    public bool HasDied => Volatile.Read(ref left) < 0;

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message) =>
        Interlocked.Decrement(ref left) < 0 ? throw new IOException("Killed.") : HttpClientTransport.Shared.ProcessAsync(message);
}
