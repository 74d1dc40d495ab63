using Azure.Core;
using Azure.Core.Pipeline;

namespace Submissions.Functions.Tests.AzureTables;

/// <summary>The end of the wire where nothing may arrive.</summary>
internal sealed class NoTransport : HttpPipelineTransport
{
    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException($"{message.Request.Method} went out.");

    public override ValueTask ProcessAsync(HttpMessage message) => throw new NotSupportedException($"{message.Request.Method} went out.");
}
