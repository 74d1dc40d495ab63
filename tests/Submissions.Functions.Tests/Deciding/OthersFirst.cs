using Azure.Core;
using Azure.Core.Pipeline;
using Submissions.Functions.AzureTables;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Deciding;

/// <summary>The real wire, on which somebody else is faster so many times.</summary>
internal sealed class OthersFirst(int times, Func<Task> act) : HttpPipelineTransport
{
    public int Left { get; private set; } = times;

    public TableClient On(Azurite azurite, string table) => new(azurite.ConnectionString, table, new TableClientOptions { Transport = this });

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (Left > 0 && message.Request.Uri.ToString().Contains("$batch", StringComparison.Ordinal))
        {
            Left--;
            await act();
        }

        await HttpClientTransport.Shared.ProcessAsync(message);
    }
}
