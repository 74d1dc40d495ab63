using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Pages;

/// <summary>What the dossier's page asks of the organisers.</summary>
internal sealed class AskingPages(DossierAnswers answers, AskOrganisers ask)
{
    [Function("PageAskChanges")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Changes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/changes")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "asked", "changes", (act, fields) =>
        {
            var items = fields.Rows(
                "items", path => new RequestedItem(fields.Line($"{path}.field") ?? "", fields.Text($"{path}.words") ?? ""), IsBlank);
            return ask.ForChangesAsync(act, [.. items.Where(item => !IsBlank(item))], GivenDay.Read(fields.Line("due")), cancellationToken);
        }, cancellationToken);

    /// <summary>One that names a field and says nothing is no blank: it is refused, and told.</summary>
    private static bool IsBlank(RequestedItem item) => item.Words.Length == 0 && item.Field.Length == 0;

    [Function("PageAskChangesWithdraw")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> WithdrawRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/changes/withdraw")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "unasked", "changes", (act, _) => ask.ForNoChangesAsync(act, cancellationToken), cancellationToken);

    [Function("PageAskDocument")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Document(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/document-request")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "asked", "ask-document", (act, fields) =>
            ask.ForDocumentAsync(act, fields.Line("kind"), fields.Text("words"), GivenDay.Read(fields.Line("due")), cancellationToken), cancellationToken);

    [Function("PageAskQuestion")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Question(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/questions")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "asked", "questions", (act, fields) => ask.AQuestionAsync(act, fields.Text("words"), cancellationToken), cancellationToken);

    [Function("PageAskDocumentWithdraw")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> WithdrawDocument(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/document-request/withdraw")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "unasked", "ask-document", (act, fields) => ask.ForNoDocumentAsync(act, fields.Line("kind") ?? "", cancellationToken), cancellationToken);

    [Function("PageAskQuestionWithdraw")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> WithdrawQuestion(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/questions/withdraw")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "unasked", "questions", (act, fields) => ask.NoQuestionAsync(act, fields.Amount("number").Value ?? 0, cancellationToken), cancellationToken);

    [Function("PageAskRead")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/read")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "read", "changes", (act, _) => ask.MarkReadAsync(act, cancellationToken), cancellationToken);

    [Function("PageExtend")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> Extend(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/extension")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "extended", "extension", (act, fields) =>
            ask.ExtendAsync(act, GivenDay.Read(fields.Line("day")), cancellationToken), cancellationToken);
}
