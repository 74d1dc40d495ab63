using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Submissions.Functions.AzureTables;

/// <summary>Requests and answers on Azure.Core's pipeline; every refusal becomes one kind of exception.</summary>
internal sealed class TableWire(HttpPipeline pipeline)
{
    public const string Json = "application/json";

    // Minimal metadata is the least that keeps Int64, dates, GUIDs and binaries apart from text.
    private const string TypedJson = "application/json;odata=minimalmetadata";

    // The first version with PATCH for a merge; nothing later is used here.
    private const string ServiceVersion = "2019-02-02";

    public HttpMessage Message(RequestMethod method, Uri address, RequestContent? content = null, string contentType = Json)
    {
        var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(address);
        request.Headers.SetValue("Accept", TypedJson);
        request.Headers.SetValue("x-ms-version", ServiceVersion);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("MaxDataServiceVersion", "3.0;NetFx");
        if (content is not null)
        {
            request.Content = content;
            request.Headers.SetValue("Content-Type", contentType);
        }

        return message;
    }

    /// <exception cref="RequestFailedException">The service refused.</exception>
    /// <exception cref="AggregateException">The service could not be reached: one exception for each try.</exception>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        var response = await AskAsync(message, cancellationToken).ConfigureAwait(false);
        return response.IsError ? throw Failure(response) : response;
    }

    /// <summary>As <see cref="SendAsync"/>, but an answer that says no is still an answer.</summary>
    public async Task<Response> AskAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response;
    }

    public static async Task<JsonDocument> ReadAsync(Response response, CancellationToken cancellationToken) =>
        await JsonDocument.ParseAsync(response.ContentStream!, default, cancellationToken).ConfigureAwait(false);

    /// <summary>Says what failed without the body, which may repeat what was sent, and without the address, which names rows.</summary>
    public static RequestFailedException Failure(Response response)
    {
        var code = ServiceError.CodeOf(response);
        var request = response.Headers.RequestId ?? response.ClientRequestId;
        return new RequestFailedException(
            response.Status,
            $"The table service answered {response.Status} {code ?? response.ReasonPhrase} (request {request}).",
            code,
            innerException: null);
    }
}
