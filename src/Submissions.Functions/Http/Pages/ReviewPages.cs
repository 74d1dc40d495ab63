using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Queue;

namespace Submissions.Functions.Http.Pages;

/// <summary>One proposal on the support unit's desk: everything about it on one page. Each act on it is a function of its own.</summary>
internal sealed class ReviewPages(ReadForReview review, ReadDocument documents)
{
    [Function("PageQueueProposal")]
    [Desk(DeskRole.Reader)]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "queue/{call}/{id}")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        Proposal(call, id) is { } proposal ? ShowAsync(request, proposal, null, StatusCodes.Status200OK, cancellationToken) : Task.FromResult(Answers.NoSuchPage());

    [Function("PageQueueDocument")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Download(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "queue/{call}/{id}/documents/{document}")] HttpRequest request, string call, string id, string document, CancellationToken cancellationToken) =>
        Proposal(call, id) is { } proposal && await documents.ForReviewAsync(proposal, document, cancellationToken) is { } opened
            ? new Attachment(opened)
            : Answers.NoSuchPage();

    private async Task<IResult> ShowAsync(HttpRequest request, ProposalId proposal, Said? said, int status, CancellationToken cancellationToken)
    {
        var now = request.HttpContext.ArrivedAt();
        if (await review.RunAsync(proposal, now, cancellationToken) is not { } dossier)
            return Answers.NoSuchPage();
        var view = new DossierView(dossier, FormReading.NewOnce(), now);
        return Answers.Page<DossierPage>(new { View = view, Said = said }, status);
    }

    private static ProposalId? Proposal(string call, string id) =>
        ProposalId.TryParse(id, out var proposal) && proposal.Call.Value == call ? proposal : null;
}
