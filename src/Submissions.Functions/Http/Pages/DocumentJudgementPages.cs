using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Documents;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Pages;

/// <summary>The dossier's documents: accept, reject, do without, and take each back.</summary>
internal sealed class DocumentJudgementPages(DossierAnswers answers, JudgeDocument judge)
{
    [Function("PageDocumentJudge")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Judge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/documents/{document}/judgement")] HttpRequest request, string call, string id, string document, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, fields => Slug(State(fields)), "documents", (act, fields) => judge.RunAsync(act, document, Read(fields), cancellationToken), cancellationToken);

    [Function("PageDocumentWaive")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Waive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/waivers")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(
            request, call, id, "waived", "documents", (act, fields) => judge.WaiveAsync(act, fields.Line("kind") ?? "", fields.Text("words"), cancellationToken), cancellationToken);

    [Function("PageWaiverRemove")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> TakeBackWaiver(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/waivers/remove")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(
            request, call, id, "unwaived", "documents", (act, fields) => judge.TakeBackWaiverAsync(act, fields.Line("kind") ?? "", cancellationToken), cancellationToken);

    private static Judgement Read(PostedFields fields) => new(State(fields), fields.Text("words"), GivenDay.Read(fields.Line("until")));

    private static DocumentState State(PostedFields fields) => fields.Line("judgement") switch
    {
        "accepted" => DocumentState.Accepted,
        "rejected" => DocumentState.Rejected,
        _ => DocumentState.Received,
    };

    private static string Slug(DocumentState state) => state switch
    {
        DocumentState.Accepted => "accepted",
        DocumentState.Rejected => "rejected",
        _ => "received",
    };
}
