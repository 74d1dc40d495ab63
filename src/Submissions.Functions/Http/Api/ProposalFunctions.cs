using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>A draft that was started.</summary>
/// <param name="Key">Opens it; told here and never again.</param>
/// <param name="ManageUrl">The page that opens it, for a person: it holds the key.</param>
internal sealed record StartedAnswer(string Id, string Key, ProposalStatus Status, string ManageUrl, string Etag, IReadOnlyList<Finding> Findings);

/// <summary>Starts, reads and changes a proposal.</summary>
internal sealed class ProposalFunctions(StartProposal start, SaveProposal save, CheckProposal check)
{
    [Function("ApiStartProposal")]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/proposals")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.TryRead(request, out var repeated, out var problem))
            return problem;
        if (!CallId.TryParse(call, out var id))
            return Problem.NotFound;
        var body = await JsonBody.ReadAsync<ProposalContent>(request, cancellationToken);
        if (body.Value is not { } content)
            return body.Problem!;
        var act = request.HttpContext.OrganiserAct();
        var outcome = await start.RunAsync(id, content, repeated, act, cancellationToken);
        return outcome is Outcome<Started>.Done { Value: var started }
            ? Started(request, started, await check.OfAsync(started.Opened, act.At, cancellationToken))
            : outcome.Answered(_ => Problem.NotFound);
    }

    [Function("ApiProposal")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/proposals/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        return await check.RunAsync(asked.Access, asked.Act.At, cancellationToken) is { } found ? Shown(request, found) : Problem.NotFound;
    }

    /// <summary>Naturally repeatable: what is already written is written. So its Idempotency-Key has nothing to add.</summary>
    [Function("ApiSaveProposal")]
    public async Task<IResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/proposals/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem) || !ContentTag.TryRead(request, out var seen, out problem))
            return problem;
        var body = await JsonBody.ReadAsync<ProposalContent>(request, cancellationToken);
        if (body.Value is not { } content)
            return body.Problem!;
        var outcome = await save.RunAsync(
            asked.Access, null, current => ContentTag.Of(current) == seen || ContentJson.Same(current, content) ? content : null, asked.Act, cancellationToken);
        return outcome switch
        {
            Outcome<Opened>.Done saved => Shown(request, await check.OfAsync(saved.Value, asked.Act.At, cancellationToken)),
            Outcome<Opened>.Changed changed => ChangedMeanwhile(request, await check.OfAsync(changed.Newer, asked.Act.At, cancellationToken)),
            _ => outcome.Answered(_ => Problem.NotFound),
        };
    }

    private static Answer Started(HttpRequest request, Started started, Checked found)
    {
        var proposal = found.Opened.Proposal;
        var tag = ContentTag.Of(proposal.Content);
        return new Answer(
            StatusCodes.Status201Created,
            new StartedAnswer(proposal.Id.Value, started.Key.Value, proposal.Status, Links.Manage(request, proposal.Id, started.Key), tag, found.Findings))
        {
            Location = Links.Proposal(request, proposal.Id),
            ETag = tag,
        };
    }

    private static Answer Shown(HttpRequest request, Checked found) =>
        new(StatusCodes.Status200OK, ProposalAnswer.Of(found, request)) { ETag = ContentTag.Of(found.Opened.Proposal.Content) };

    private static Answer ChangedMeanwhile(HttpRequest request, Checked newer) => Problem
        .New(ProblemCodes.ChangedMeanwhile, "Somebody changed the text since you read it; yours was not kept. Here is what it is now: merge, and send yours with the new ETag.")
        .With(problem => problem with { Proposal = ProposalAnswer.Of(newer, request) }, ContentTag.Of(newer.Opened.Proposal.Content));
}
