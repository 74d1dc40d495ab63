using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <param name="Kind"><c>accept</c>, <c>decline</c> or <c>waiting-list</c>.</param>
/// <param name="Place"><c>{slot}/{room}</c>, for an acceptance.</param>
internal sealed record DecisionWish(string? Kind, string? Place, string? Words);

/// <param name="Number">Of the prepared decision that was seen.</param>
internal sealed record ReleaseWish(int? Number);

internal sealed record PromotionWish(string? Place, string? Words);

/// <param name="Into">The number of the proposal that would live on.</param>
/// <param name="Until">The day until whose end both can agree.</param>
internal sealed record MergeWish(string? Into, string? Words, string? Until);

/// <summary>The decision on one proposal, and its merge with another, for programs.</summary>
internal sealed class DecisionFunctions(DecideProposal decide, MergeProposals merges, FindReference references, ReviewAnswer answer)
{
    [Function("ApiDecide")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> PrepareAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/review/proposals/{id}/decision")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync<DecisionWish>(
            request, id, async (act, wish) => DecisionKinds.Find(wish.Kind) is { } kind
                ? await decide.PrepareAsync(act, new WantedVerdict(kind, wish.Place, wish.Words), cancellationToken)
                : Outcome<Opened>.No(Refusal.NothingDecided), cancellationToken);

    [Function("ApiDecideUndo")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> UndoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/review/proposals/{id}/decision")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync(request, id, act => decide.UndoAsync(act, cancellationToken), cancellationToken);

    [Function("ApiDecideRelease")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/decision/release")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync<ReleaseWish>(request, id, (act, wish) => decide.ReleaseAsync(act, wish.Number ?? 0, cancellationToken), cancellationToken);

    [Function("ApiDecidePromote")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> PromoteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/promotion")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync<PromotionWish>(request, id, (act, wish) => decide.PromoteAsync(act, wish.Place, wish.Words, cancellationToken), cancellationToken);

    [Function("ApiDecidePlace")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> PlaceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/place")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync<PromotionWish>(request, id, (act, wish) => decide.GivePlaceAsync(act, wish.Place, wish.Words, cancellationToken), cancellationToken);

    [Function("ApiAcceptanceEnd")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> EndAcceptanceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/acceptance/end")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync<ReasonWish>(request, id, (act, wish) => decide.EndAcceptanceAsync(act, wish.Words, cancellationToken), cancellationToken);

    [Function("ApiDecideHeld")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> HeldAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/held")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync(request, id, act => decide.MarkHeldAsync(act, cancellationToken), cancellationToken);

    [Function("ApiDecideMerge")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> MergeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/merge")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync<MergeWish>(request, id, async (act, wish) => await references.RunAsync(act.Proposal.Call, wish.Into, cancellationToken) is { } into
            ? await merges.ProposeAsync(act, into, wish.Words, GivenDay.Read(wish.Until), cancellationToken)
            : Outcome<Opened>.No(Refusal.NoSuchReference), cancellationToken);

    [Function("ApiDecideMergeCallOff")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> CallOffAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/review/proposals/{id}/merge")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answer.DoAsync(request, id, act => merges.CallOffAsync(act, cancellationToken), cancellationToken);
}
