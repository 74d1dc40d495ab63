using Microsoft.AspNetCore.Mvc;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>The file that is to come, or has come.</summary>
internal sealed record UploadWish
{
    public required string Kind { get; init; }

    public string? Name { get; init; }

    /// <summary>Its whole length.</summary>
    public required long Bytes { get; init; }
}

/// <param name="Arrived">Bytes that are here: where the next piece begins.</param>
/// <param name="PieceBytes">The most a piece may hold.</param>
internal sealed record UploadAnswer(string Id, long Arrived, int PieceBytes, string Url);

/// <summary>A file in pieces: begin, send the pieces, finish. After a broken line, ask how far it got and go on from there.</summary>
internal sealed class UploadFunctions(UploadInPieces uploads)
{
    private const int FramingBytes = 64 * 1024;

    [Function("ApiBeginUpload")]
    public async Task<IResult> BeginAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/uploads")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<UploadWish>(request, cancellationToken);
        if (body.Value is not { } wish)
            return body.Problem!;
        var outcome = await uploads.BeginAsync(asked.Access, asked.Request, wish.Kind, wish.Bytes, asked.Act, cancellationToken);
        return outcome.Answered(upload => Answer.Created(Of(request, asked, upload), Links.Upload(request, asked.Access.Id, upload.Id)));
    }

    [Function("ApiUpload")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/proposals/{id}/uploads/{upload}")] HttpRequest request, string id, string upload, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        var outcome = await uploads.ArrivedAsync(asked.Access, upload, cancellationToken);
        return outcome.Answered(known => Answer.Ok(Of(request, asked, known)));
    }

    [Function("ApiAppendToUpload"), RequestSizeLimit(UploadInPieces.PieceBytes + FramingBytes)]
    public async Task<IResult> AppendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/proposals/{id}/uploads/{upload}")] HttpRequest request, string id, string upload, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem) || !Query.TryReadOffset(request, out var offset, out problem))
            return problem;
        if (request.ContentLength > UploadInPieces.PieceBytes)
            return Problem.Of(ProblemCodes.PieceTooLarge, $"A piece may hold {UploadInPieces.PieceBytes} bytes at most. Send smaller ones.");
        var outcome = await uploads.AppendAsync(asked.Access, upload, offset, request.Body, cancellationToken);
        return await AnsweredAsync(outcome, asked, upload, known => Answer.Ok(Of(request, asked, known)), cancellationToken);
    }

    [Function("ApiFinishUpload")]
    public async Task<IResult> FinishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{id}/uploads/{upload}/finish")] HttpRequest request, string id, string upload, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<UploadWish>(request, cancellationToken);
        if (body.Value is not { } wish)
            return body.Problem!;
        var outcome = await uploads.FinishAsync(asked.Access, upload, wish.Kind, wish.Name, wish.Bytes, asked.Act, cancellationToken);
        return await AnsweredAsync(outcome, asked, upload, document => DocumentFunctions.Kept(request, asked.Access, document), cancellationToken);
    }

    /// <summary>Whoever is told that its offset is wrong is told the right one as a number.</summary>
    private async Task<IResult> AnsweredAsync<T>(Outcome<T> outcome, Asked asked, string upload, Func<T, IResult> done, CancellationToken cancellationToken) =>
        outcome is Outcome<T>.Refused { Refusal: { Code: DocumentRefusals.OffsetCode } refusal }
        && await uploads.ArrivedAsync(asked.Access, upload, cancellationToken) is Outcome<Upload>.Done { Value.Arrived: var arrived }
            ? Problem.New(refusal.Code, refusal.Words).With(problem => problem with { Arrived = arrived })
            : outcome.Answered(done);

    private static UploadAnswer Of(HttpRequest request, Asked asked, Upload upload) =>
        new(upload.Id, upload.Arrived, upload.PieceBytes, Links.Upload(request, asked.Access.Id, upload.Id));
}
