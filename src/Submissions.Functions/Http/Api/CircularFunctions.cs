using Submissions.Domain.Calls;
using Submissions.Domain.Circulars;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>Letters to many, for programs: looked at, prepared, listed, released and taken back.</summary>
internal sealed class CircularFunctions(PrepareCircular prepare, PreviewCircular preview, ReleaseCircular circulars)
{
    [Function("ApiCircularPreview")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> PreviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/calls/{call}/circulars/preview")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var (id, wanted, problem) = await ReadAsync(request, call, cancellationToken);
        if (wanted is null)
            return problem!;
        var (site, act) = (PublicAddress.Of(request), request.HttpContext.DeskAct());
        if (await prepare.LookAsync(id, wanted, request.HttpContext.SignedIn().Member, site, act.At, cancellationToken) is not { } view)
            return Problem.NotFound;
        if (view.Selection.Selected.NotTaken is { Count: > 0 } others)
            return Problem.Of(Refusal.SelectionUnknown, [.. others.Select(one => one.Finding)]);
        if (view.No is { } no)
            return Problem.Of(no);
        var first = view.Wrong.Count > 0 ? [] : await preview.FirstAsync(view, wanted.Texts, null, act, site, cancellationToken);
        return Answer.Ok(CircularPreviewAnswer.Of(view, first));
    }

    [Function("ApiCircularPrepare")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> PrepareAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/calls/{call}/circulars")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.TryRead(request, out var repeated, out var malformed))
            return malformed;
        var (id, wanted, problem) = await ReadAsync(request, call, cancellationToken);
        if (wanted is null)
            return problem!;
        var outcome = await prepare.RunAsync(
            id, wanted, repeated ?? MoveProposal.OwnKey(), request.HttpContext.SignedIn().Member, PublicAddress.Of(request), request.HttpContext.DeskAct(), cancellationToken);
        return outcome.Answered(circular => new Answer(StatusCodes.Status201Created, CircularAnswer.Of(circular)));
    }

    [Function("ApiCirculars")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/circulars")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await circulars.ListAsync(id, cancellationToken) is { } list
            ? Answer.Ok(new CircularsAnswer([.. list.Circulars.Select(CircularAnswer.Of)]))
            : Problem.NotFound;

    [Function("ApiCircular")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/circulars/{circular}")] HttpRequest request, string call, string circular,
        CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await circulars.ReadAsync(id, circular, cancellationToken) is { } seen ? Answer.Ok(CircularAnswer.Of(seen)) : Problem.NotFound;

    [Function("ApiCircularRelease")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/calls/{call}/circulars/{circular}/release")] HttpRequest request, string call, string circular,
        CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.TryRead(request, out var repeated, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<CircularReleaseWish>(request, cancellationToken);
        if (body.Value is not { } wish)
            return body.Problem!;
        if (!CallId.TryParse(call, out var id))
            return Problem.NotFound;
        var outcome = await circulars.RunAsync(id, circular, wish.Letters, wish.Seal, repeated ?? MoveProposal.OwnKey(), request.HttpContext.DeskAct(), cancellationToken);
        return outcome.Answered(batch => new Answer(StatusCodes.Status202Accepted, BatchAnswer.Of(batch)));
    }

    [Function("ApiCircularUndo")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> UndoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/review/calls/{call}/circulars/{circular}")] HttpRequest request, string call, string circular,
        CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id)
            ? (await circulars.UndoAsync(id, circular, request.HttpContext.DeskAct(), cancellationToken)).Answered(undone => Answer.Ok(CircularAnswer.Of(undone)))
            : Problem.NotFound;

    /// <summary>What is not understood must mean nobody, never more than was asked for.</summary>
    private static async Task<(CallId Call, WantedCircular? Wanted, IResult? Problem)> ReadAsync(HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<CircularWish>(request, cancellationToken);
        if (body.Value is not { } wish)
            return (default, null, body.Problem);
        if (!CallId.TryParse(call, out var id))
            return (default, null, Problem.NotFound);
        if (wish is { Filter: not null, Ids: not null })
            return (default, null, Problem.Of(CircularRefusals.IdsAndFilter));
        var query = QueueAddress.Parse(wish.Filter, out var unknown);
        if (unknown.Count > 0)
            return (default, null, Problem.Of(ProblemCodes.Query, ReviewFunctions.NotUnderstood(unknown)));
        Selection selection = wish.Filter is null ? Selection.Ticked.Read(wish.Ids ?? [], id) : new Selection.Matching(query.Filter);
        var carried = new CarriedSelection(selection, query.Sort, wish.Seal);
        return (id, new WantedCircular(carried, wish.Everyone, [.. (wish.Texts ?? []).Select(text => text.Text)]), null);
    }
}
