using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>A prepared decision with what its letters will be.</summary>
internal sealed record PreparedRow(
    string Id, string Reference, string Title, int Number, DecisionKind Kind, string? Place, string? Words, bool Corrects, string By, string Language, IReadOnlyList<string> Recipients)
{
    public static PreparedRow Of(QueueEntry entry) => entry.Prepared is { Decision: var decision } prepared
        ? new PreparedRow(
            entry.Id.Value, entry.Reference.Value, entry.Title, decision.Number, decision.Verdict.Kind, decision.Verdict.Place?.FullName, decision.Verdict.Words,
            decision.Corrects, decision.By, prepared.Language, prepared.Recipients)
        : throw new InvalidOperationException("Nothing is prepared.");
}

internal sealed record PreparedAnswer(IReadOnlyList<PreparedRow> Decisions);

/// <param name="Id">A proposal.</param>
/// <param name="Number">Of the prepared decision that was seen.</param>
internal sealed record ReleaseItem(string? Id, int? Number);

internal sealed record ReleasesWish(IReadOnlyList<ReleaseItem>? Decisions);

/// <summary>How far an act on many has come.</summary>
internal sealed record BatchAnswer(string Id, BatchKind Kind, int Total, int Done, bool IsDone, IReadOnlyList<BatchRefusal> Refused)
{
    public static BatchAnswer Of(Batch batch) => new(
        batch.Id, batch.Kind, batch.Items.Count, batch.DoneCount, batch.IsDone, [.. batch.Refused.Select(one => new BatchRefusal(one.Item.Proposal.Value, one.Words))]);
}

internal sealed record BatchRefusal(string Id, string Words);

/// <summary>A call's prepared decisions and their release, for programs.</summary>
internal sealed class DecisionsFunctions(ListPrepared list, ReleaseDecisions release, ReadBatch batches)
{
    [Function("ApiDecisions")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/decisions")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await list.RunAsync(id, cancellationToken) is { } prepared
            ? Answer.Ok(new PreparedAnswer([.. prepared.Entries.Select(PreparedRow.Of)]))
            : Problem.NotFound;

    [Function("ApiRelease")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/calls/{call}/releases")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.TryRead(request, out var repeated, out var problem))
            return problem;
        var body = await JsonBody.ReadAsync<ReleasesWish>(request, cancellationToken);
        if (body.Value is not { } wish)
            return body.Problem!;
        if (!CallId.TryParse(call, out var id))
            return Problem.NotFound;
        var wanted = (wish.Decisions ?? []).Select(item => Seen(item, id)).OfType<(ProposalId, int)>().ToList();
        var outcome = await release.RunAsync(id, wanted, repeated ?? MoveProposal.OwnKey(), request.HttpContext.DeskAct(), cancellationToken);
        return outcome.Answered(batch => new Answer(StatusCodes.Status202Accepted, BatchAnswer.Of(batch)));
    }

    [Function("ApiBatch")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> ProgressAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/batches/{batch}")] HttpRequest request, string call, string batch, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await batches.RunAsync(id, batch, cancellationToken) is { } found
            ? Answer.Ok(BatchAnswer.Of(found.Batch))
            : Problem.NotFound;

    private static (ProposalId, int)? Seen(ReleaseItem item, CallId call) =>
        ProposalId.TryParse(item.Id, out var proposal) && proposal.Call == call && item.Number is { } number ? (proposal, number) : null;
}
