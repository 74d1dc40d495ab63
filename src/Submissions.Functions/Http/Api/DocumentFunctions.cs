using Microsoft.AspNetCore.Mvc;
using Submissions.Domain.Documents;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>Receives, gives out and removes documents.</summary>
internal sealed class DocumentFunctions(ReceiveDocument receive, ReadDocument read, RemoveDocument remove)
{
    /// <summary>The raw body is the file. Its limit is the call's, and is kept on the way: a body of any announced length gets an answer that says which.</summary>
    [Function("ApiReceiveDocument"), DisableRequestSizeLimit]
    public async Task<IResult> ReceiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/documents")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem)
            || !Query.TryReadNeeded(request, "kind", out var kind, out problem)
            || !Query.TryReadOne(request, "name", out var name, out problem))
            return problem;
        if (request.Headers.ContentEncoding.Count > 0)
            return Problem.Of(ProblemCodes.ContentType, "Send the file as it is, without Content-Encoding.");
        var outcome = await receive.RunAsync(asked.Access, kind, name, request.Body, request.ContentLength, asked.Request, asked.Act, cancellationToken);
        return outcome.Answered(document => Kept(request, asked.Access, document));
    }

    [Function("ApiDocument")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/proposals/{id}/documents/{document}")] HttpRequest request, string id, string document, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        return await read.ForOrganiserAsync(asked.Access, document, cancellationToken) is { } found ? new Attachment(found) : Problem.NotFound;
    }

    [Function("ApiRemoveDocument")]
    public async Task<IResult> RemoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/proposals/{id}/documents/{document}")] HttpRequest request, string id, string document, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        if (await JsonBody.RefuseAnyAsync(request, cancellationToken) is { } unwanted)
            return unwanted;
        var outcome = await remove.RunAsync(asked.Access, document, asked.Request, asked.Act, cancellationToken);
        return outcome.Answered(_ => Results.NoContent());
    }

    internal static Answer Kept(HttpRequest request, Access access, Document document) =>
        Answer.Created(DocumentAnswer.Of(document), Links.Document(request, access.Id, document.Id));
}
