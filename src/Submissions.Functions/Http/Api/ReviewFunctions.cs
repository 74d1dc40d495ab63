using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>The support unit's desk, for programs.</summary>
internal sealed class ReviewFunctions(ListQueue queue, ReadForReview dossiers, ReadDocument documents, ReadCalendar calendar)
{
    [Function("ApiReviewQueue")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> QueueAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/proposals")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var query = QueueAddress.Read(request.Query, out var unknown);
        if (unknown.Count > 0)
            return Problem.Of(ProblemCodes.Query, NotUnderstood(unknown));
        return CallId.TryParse(call, out var id)
            && await queue.RunAsync(id, query, request.HttpContext.SignedIn().Member, request.HttpContext.ArrivedAt(), cancellationToken) is { } view
            ? Answer.Ok(QueueAnswer.Of(view))
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

    [Function("ApiReviewReminders")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> RemindersAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/reminders")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await calendar.RunAsync(id, request.HttpContext.ArrivedAt(), cancellationToken) is { } found
            ? Answer.Ok(CalendarAnswer.Of(found))
            : Problem.NotFound;

    /// <summary>A filter that is not understood must not mean more than was asked for.</summary>
    public static string NotUnderstood(IReadOnlyList<string> unknown) =>
        $"Not understood: {string.Join(", ", unknown.Take(5))}. /openapi.json lists what the queue can be filtered and ordered by.";
}
