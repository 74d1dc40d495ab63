using System.Diagnostics.CodeAnalysis;
using Submissions.Functions.Hosting;

namespace Submissions.Functions.Http.Api;

/// <summary>The API's description, for people and for programs that write programs.</summary>
internal sealed class OpenApiFunction
{
    private static readonly Lazy<byte[]> Document = new(OpenApiDocument.Write);

    [Function("ApiDescription")]
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "A function is a method of an instance.")]
    public IResult Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        Results.Bytes(Document.Value, "application/json; charset=utf-8");
}
