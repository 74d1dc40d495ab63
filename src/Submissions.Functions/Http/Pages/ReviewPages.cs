using Submissions.Domain.Desk;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Queue;

namespace Submissions.Functions.Http.Pages;

/// <summary>One proposal on the support unit's desk: everything about it on one page. Each act on it is a function of its own.</summary>
internal sealed class ReviewPages(DossierAnswers answers, ReadDocument documents, ReadLetter letters)
{
    [Function("PageQueueProposal")]
    [Desk(DeskRole.Reader)]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "queue/{call}/{id}")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        PostedAct.Named(call, id) is { } proposal ? answers.PageAsync(request, proposal, cancellationToken) : Task.FromResult(Answers.NoSuchPage());

    [Function("PageQueueDocument")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Download(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "queue/{call}/{id}/documents/{document}")] HttpRequest request, string call, string id, string document, CancellationToken cancellationToken) =>
        PostedAct.Named(call, id) is { } proposal && await documents.ForReviewAsync(proposal, document, cancellationToken) is { } opened
            ? new Attachment(opened)
            : Answers.NoSuchPage();

    [Function("PageQueueLetter")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Letter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "queue/{call}/{id}/letters/{letter}")] HttpRequest request, string call, string id, string letter, CancellationToken cancellationToken) =>
        PostedAct.Named(call, id) is { } proposal && await letters.RunAsync(proposal, letter, PublicAddress.Of(request), cancellationToken) is { } read
            ? Answers.Page<DossierLetterPage>(new { read.Call, read.Fate, read.Subject, read.Text, Back = $"/queue/{call}/{id}", Reference = read.Reference.Value })
            : Answers.NoSuchPage();
}
