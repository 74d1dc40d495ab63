using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using Submissions.Functions.Observation;

namespace Submissions.Functions.Storage;

/// <summary>A span and a time for each call to a table or a container, all its retries within. What is asked for is told, never of which row.</summary>
/// <param name="system">As <c>db.system.name</c>.</param>
/// <param name="operationOf">Which operation a request is.</param>
internal sealed class ObservedCalls(string system, Func<Request, string> operationOf) : HttpPipelinePolicy
{
    public static ObservedCalls Tables { get; } = new("azure.table", TableOperation);

    public static ObservedCalls Blobs { get; } = new("azure.blob", BlobOperation);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (!Signals.WantsStorage)
        {
            await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
            return;
        }

        var (operation, began) = (operationOf(message.Request), Stopwatch.GetTimestamp());
        using var span = Signals.StorageCall(system, operation);
        string? error = null;
        try
        {
            await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
            error = message.Response.IsError ? message.Response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        }
        catch (Exception fault)
        {
            error = fault.GetType().Name;
            throw;
        }
        finally
        {
            if (error is not null)
                span.Failed(error);
            Signals.StorageCalled(Stopwatch.GetElapsedTime(began), system, operation, error);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    private static string TableOperation(Request request)
    {
        var path = request.Uri.Path;
        return request.Method.Method switch
        {
            "POST" when path.EndsWith("/$batch", StringComparison.Ordinal) => "transaction",
            "POST" when path.EndsWith("/Tables", StringComparison.Ordinal) => "create table",
            "POST" => "insert",
            "GET" => path.EndsWith("()", StringComparison.Ordinal) || !path.EndsWith(')') ? "query" : "get",
            "PUT" => "replace",
            "PATCH" => "merge",
            var method => method.ToLowerInvariant(),
        };
    }

    private static string BlobOperation(Request request)
    {
        var query = request.Uri.Query;
        return request.Method.Method switch
        {
            "PUT" when query.Contains("comp=blocklist", StringComparison.Ordinal) => "commit blocks",
            "PUT" when query.Contains("comp=block", StringComparison.Ordinal) => "put block",
            "PUT" when query.Contains("restype=container", StringComparison.Ordinal) => "create container",
            "GET" when query.Contains("comp=blocklist", StringComparison.Ordinal) => "list blocks",
            "GET" when query.Contains("comp=list", StringComparison.Ordinal) => "list",
            var method => method.ToLowerInvariant(),
        };
    }
}
