using System.Diagnostics.CodeAnalysis;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>The support unit's desk, for programs.</summary>
internal sealed class ReviewFunctions(ListQueue queue, ReadForReview dossiers, ReadDocument documents)
{
    [Function("ApiReviewQueue")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> QueueAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/proposals")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id))
            return Problem.NotFound;
        if (!TryReadStatus(request, out var status, out var problem) || !Query.TryReadOne(request, "after", out var after, out problem))
            return problem;
        return await queue.RunAsync(id, status, after, cancellationToken) is { } page
            ? Answer.Ok(new QueueAnswer([.. page.Entries.Select(QueueRow.Of)], page.After))
            : Problem.NotFound;
    }

    [Function("ApiReviewProposal")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> ProposalAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/proposals/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ProposalId.TryParse(id, out var proposal)
        && await dossiers.RunAsync(proposal, request.HttpContext.ArrivedAt(), cancellationToken) is { } dossier
            ? new Answer(StatusCodes.Status200OK, DossierAnswer.Of(dossier, request)) { ETag = SeenTag.Of(dossier.Seen) }
            : Problem.NotFound;

    [Function("ApiReviewDocument")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> DocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/proposals/{id}/documents/{document}")] HttpRequest request, string id, string document, CancellationToken cancellationToken) =>
        ProposalId.TryParse(id, out var proposal)
        && await documents.ForReviewAsync(proposal, document, cancellationToken) is { } found
            ? new Attachment(found)
            : Problem.NotFound;

    private static bool TryReadStatus(HttpRequest request, out ProposalStatus? status, [NotNullWhen(false)] out IResult? problem)
    {
        status = null;
        if (!Query.TryReadOne(request, "status", out var given, out problem) || given is null)
            return problem is null;
        if (ProposalStatuses.TryParse(given, out var parsed) && parsed != ProposalStatus.Draft)
        {
            status = parsed;
            return true;
        }

        var known = Enum.GetValues<ProposalStatus>().Where(one => one != ProposalStatus.Draft).Select(one => one.Slug());
        problem = Problem.Of(ProblemCodes.Query, $"?status= takes one of {string.Join(", ", known)}.");
        return false;
    }
}
