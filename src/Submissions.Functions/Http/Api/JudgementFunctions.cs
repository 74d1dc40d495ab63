using System.Globalization;
using Submissions.Domain.Desk;
using Submissions.Domain.Documents;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <param name="State"><c>accepted</c>, <c>rejected</c>, or <c>received</c> to take a judgement back.</param>
/// <param name="Words">Why it is rejected; the contacts get them by letter.</param>
/// <param name="Until">The day until whose end another file is taken in its place, as in <c>2018-11-09</c>.</param>
internal sealed record JudgementWish(string? State, string? Words, string? Until);

/// <param name="Words">Why the document need not come.</param>
internal sealed record WaiverWish(string? Words);

/// <summary>The support unit's judgement of documents, for programs.</summary>
internal sealed class JudgementFunctions(JudgeDocument judge, ReviewAnswer answer)
{
    [Function("ApiJudgeDocument")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> JudgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/documents/{document}/judgement")] HttpRequest request, string id, string document, CancellationToken cancellationToken)
    {
        if (!ReviewAct.TryRead(request, id, out var act, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<JudgementWish>(request, cancellationToken);
        if (body.Value is not { } wish)
            return body.Problem!;
        DocumentState? state = wish.State switch { "accepted" => DocumentState.Accepted, "rejected" => DocumentState.Rejected, "received" => DocumentState.Received, _ => null };
        if (state is not { } wanted)
            return Problem.Of(ProblemCodes.Judgement, "state takes accepted, rejected or received.");
        DateOnly? until = DateOnly.TryParseExact(wish.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var outcome = await judge.RunAsync(act.Proposal, document, new Judgement(wanted, wish.Words, until), act.Request, act.Seen, act.Act, cancellationToken);
        return await answer.AfterAsync(request, act, outcome, cancellationToken);
    }

    [Function("ApiWaiveDocument")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> WaiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/review/proposals/{id}/waivers/{kind}")] HttpRequest request, string id, string kind, CancellationToken cancellationToken)
    {
        if (!ReviewAct.TryRead(request, id, out var act, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<WaiverWish>(request, cancellationToken);
        if (body.Value is not { } wish)
            return body.Problem!;
        var outcome = await judge.WaiveAsync(act.Proposal, kind, wish.Words, act.Request, act.Seen, act.Act, cancellationToken);
        return await answer.AfterAsync(request, act, outcome, cancellationToken);
    }

    [Function("ApiTakeBackWaiver")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> TakeBackWaiverAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/review/proposals/{id}/waivers/{kind}")] HttpRequest request, string id, string kind, CancellationToken cancellationToken)
    {
        if (!ReviewAct.TryRead(request, id, out var act, out var problem))
            return problem;
        var outcome = await judge.TakeBackWaiverAsync(act.Proposal, kind, act.Request, act.Seen, act.Act, cancellationToken);
        return await answer.AfterAsync(request, act, outcome, cancellationToken);
    }
}
