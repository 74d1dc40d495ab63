using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <param name="Field">Path into the content, or <c>documents.{kind}</c>; null for the whole.</param>
internal sealed record ItemWish(string? Field, string? Words);

/// <param name="Due">The day until whose end they are to be answered, as in <c>2018-10-12</c>; null sets none.</param>
internal sealed record ChangesWish(IReadOnlyList<ItemWish>? Items, string? Due);

/// <param name="Kind">One of the call's kinds; null for one that the words describe.</param>
internal sealed record DocumentRequestWish(string? Kind, string? Words, string? Due);

internal sealed record QuestionWish(string? Words);

/// <param name="Closes">The day until whose end this proposal can be filed.</param>
internal sealed record DeadlineWish(string? Closes);

/// <summary>What the unit asks of organisers, for programs.</summary>
internal sealed class AskingFunctions(AskOrganisers ask, ReviewAnswer answer)
{
    [Function("ApiAskChanges")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> ChangesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/changes")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync<ChangesWish>(
            request, id, (act, wish) => ask.ForChangesAsync(
                act, [.. (wish.Items ?? []).Select(item => new RequestedItem(item.Field ?? "", item.Words ?? ""))], GivenDay.Read(wish.Due), cancellationToken),
            cancellationToken);

    [Function("ApiAskChangesWithdraw")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/review/proposals/{id}/changes")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync(request, id, act => ask.ForNoChangesAsync(act, cancellationToken), cancellationToken);

    [Function("ApiAskDocument")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> DocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/document-requests")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync<DocumentRequestWish>(
            request, id, (act, wish) => ask.ForDocumentAsync(act, wish.Kind, wish.Words, GivenDay.Read(wish.Due), cancellationToken), cancellationToken);

    [Function("ApiAskQuestion")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> QuestionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/questions")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync<QuestionWish>(request, id, (act, wish) => ask.AQuestionAsync(act, wish.Words, cancellationToken), cancellationToken);

    [Function("ApiAskDocumentWithdraw")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> WithdrawDocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/review/proposals/{id}/document-requests/{kind}")] HttpRequest request, string id, string kind, CancellationToken cancellationToken) =>
        answer.DoAsync(request, id, act => ask.ForNoDocumentAsync(act, kind, cancellationToken), cancellationToken);

    [Function("ApiAskQuestionWithdraw")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> WithdrawQuestionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/review/proposals/{id}/questions/{number}")] HttpRequest request, string id, string number, CancellationToken cancellationToken) =>
        answer.DoAsync(request, id, act => ask.NoQuestionAsync(act, new Amount(number).Value ?? 0, cancellationToken), cancellationToken);

    /// <summary>A draft has no dossier: whoever knows its id may give it more time too.</summary>
    [Function("ApiExtend")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> ExtendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/review/proposals/{id}/deadline")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.TryRead(request, out var repeated, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<DeadlineWish>(request, cancellationToken);
        if (body.Value is not { } wish)
            return body.Problem!;
        if (!ProposalId.TryParse(id, out var proposal))
            return Problem.NotFound;
        var act = new UnitAct(proposal, null, repeated, request.HttpContext.DeskAct());
        var outcome = await ask.ExtendAsync(act, GivenDay.Read(wish.Closes), cancellationToken);
        return outcome.Answered(after => Answer.Ok(new DeadlineAnswer(after.Proposal.Id.Value, after.Call.Window.Closes)));
    }
}

/// <param name="Closes">The deadline that holds for this proposal now.</param>
internal sealed record DeadlineAnswer(string Id, DateTimeOffset Closes);
