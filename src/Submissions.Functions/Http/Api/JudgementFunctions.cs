using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
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
    public Task<IResult> JudgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/documents/{document}/judgement")] HttpRequest request, string id, string document, CancellationToken cancellationToken) =>
        answer.DoAsync<JudgementWish>(request, id, async (act, wish) => State(wish.State) is { } state
            ? await judge.RunAsync(act, document, new Judgement(state, wish.Words, GivenDay.Read(wish.Until)), cancellationToken)
            : Outcome<Opened>.No(NoJudgement), cancellationToken);

    [Function("ApiWaiveDocument")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> WaiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/review/proposals/{id}/waivers/{kind}")] HttpRequest request, string id, string kind, CancellationToken cancellationToken) =>
        answer.DoAsync<WaiverWish>(request, id, (act, wish) => judge.WaiveAsync(act, kind, wish.Words, cancellationToken), cancellationToken);

    [Function("ApiTakeBackWaiver")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> TakeBackWaiverAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/review/proposals/{id}/waivers/{kind}")] HttpRequest request, string id, string kind, CancellationToken cancellationToken) =>
        answer.DoAsync(request, id, act => judge.TakeBackWaiverAsync(act, kind, cancellationToken), cancellationToken);

    private static Refusal NoJudgement { get; } = new(ProblemCodes.Judgement, "state takes accepted, rejected or received.");

    private static DocumentState? State(string? wish) => wish switch
    {
        "accepted" => DocumentState.Accepted,
        "rejected" => DocumentState.Rejected,
        "received" => DocumentState.Received,
        _ => null,
    };
}
