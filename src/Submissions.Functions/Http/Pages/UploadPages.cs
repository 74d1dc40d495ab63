using System.Globalization;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Pages;

/// <summary>For the upload script: a file in pieces, so that a broken line costs one piece. Answers are JSON.</summary>
internal sealed class UploadPages(UploadInPieces uploads)
{
    [Function("PageUploadBegin")]
    public async Task<IResult> Begin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/uploads")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        LinkCookie.Read(request, id) is { } access
            ? Answer(await uploads.BeginAsync(access, null, request.Query["kind"].ToString(), Number(request, "bytes"), Now(request), cancellationToken))
            : Gone();

    [Function("PageUploadArrived")]
    public async Task<IResult> Arrived(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "proposals/{id}/uploads/{upload}")] HttpRequest request, string id, string upload, CancellationToken cancellationToken) =>
        LinkCookie.Read(request, id) is { } access ? Answer(await uploads.ArrivedAsync(access, upload, cancellationToken)) : Gone();

    [Function("PageUploadAppend")]
    public async Task<IResult> Append(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "proposals/{id}/uploads/{upload}")] HttpRequest request, string id, string upload, CancellationToken cancellationToken) =>
        LinkCookie.Read(request, id) is { } access
            ? Answer(await uploads.AppendAsync(access, upload, Number(request, "from"), request.Body, cancellationToken))
            : Gone();

    [Function("PageUploadFinish")]
    public async Task<IResult> Finish(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/uploads/{upload}/finish")] HttpRequest request, string id, string upload, CancellationToken cancellationToken)
    {
        if (LinkCookie.Read(request, id) is not { } access)
            return Gone();
        var (kind, name) = (request.Query["kind"].ToString(), request.Query["name"].ToString());
        return await uploads.FinishAsync(access, upload, kind, name, Number(request, "bytes"), Now(request), cancellationToken) switch
        {
            Outcome<Document>.Done done => Results.Json(new { done.Value.Id, done.Value.Name, done.Value.Bytes, done.Value.Sha256 }),
            Outcome<Document>.Refused refused => Refused(refused.Refusal),
            _ => Gone(),
        };
    }

    private static IResult Answer(Outcome<Upload> outcome) => outcome switch
    {
        Outcome<Upload>.Done done => Results.Json(new { done.Value.Id, done.Value.Arrived, done.Value.PieceBytes }),
        Outcome<Upload>.Refused refused => Refused(refused.Refusal),
        _ => Gone(),
    };

    private static IResult Refused(Refusal refusal) =>
        Results.Json(new { refusal.Code, refusal.Words }, statusCode: DocumentPages.Status(refusal));

    private static IResult Gone() => Results.Json(
        new { code = "not-found", words = "This proposal cannot be opened here. Open its link again." }, statusCode: StatusCodes.Status404NotFound);

    private static Act Now(HttpRequest request) => request.HttpContext.OrganiserAct();

    /// <summary>A count of bytes; what is none is below every one that is.</summary>
    private static long Number(HttpRequest request, string name) =>
        long.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
