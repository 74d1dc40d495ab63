using System.Globalization;
using Submissions.Domain.Desk;
using Submissions.Domain.Documents;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Pages;

/// <summary>The dossier's documents: accept, reject, do without, and take each back.</summary>
internal sealed class DocumentJudgementPages(DossierAnswers answers, JudgeDocument judge)
{
    [Function("PageDocumentJudge")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> Judge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/documents/{document}/judgement")] HttpRequest request, string call, string id, string document, CancellationToken cancellationToken)
    {
        var (act, refusal) = await PostedAct.ReadAsync(request, call, id, cancellationToken);
        if (act is null)
            return refusal!;
        DateOnly? until = DateOnly.TryParseExact(act.Fields.Line("until"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var (state, done) = act.Fields.Line("judgement") switch
        {
            "accepted" => (DocumentState.Accepted, "accepted"),
            "rejected" => (DocumentState.Rejected, "rejected"),
            _ => (DocumentState.Received, "received"),
        };
        var outcome = await judge.RunAsync(
            act.Proposal, document, new Judgement(state, act.Fields.Text("words"), until), act.Once, act.Seen, request.HttpContext.DeskAct(), cancellationToken);
        return await answers.AfterAsync(request, act, outcome, done, "documents", cancellationToken);
    }

    [Function("PageDocumentWaive")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> Waive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/waivers")] HttpRequest request, string call, string id, CancellationToken cancellationToken)
    {
        var (act, refusal) = await PostedAct.ReadAsync(request, call, id, cancellationToken);
        if (act is null)
            return refusal!;
        var outcome = await judge.WaiveAsync(
            act.Proposal, act.Fields.Line("kind") ?? "", act.Fields.Text("words"), act.Once, act.Seen, request.HttpContext.DeskAct(), cancellationToken);
        return await answers.AfterAsync(request, act, outcome, "waived", "documents", cancellationToken);
    }

    [Function("PageWaiverRemove")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> TakeBackWaiver(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/waivers/remove")] HttpRequest request, string call, string id, CancellationToken cancellationToken)
    {
        var (act, refusal) = await PostedAct.ReadAsync(request, call, id, cancellationToken);
        if (act is null)
            return refusal!;
        var outcome = await judge.TakeBackWaiverAsync(
            act.Proposal, act.Fields.Line("kind") ?? "", act.Once, act.Seen, request.HttpContext.DeskAct(), cancellationToken);
        return await answers.AfterAsync(request, act, outcome, "unwaived", "documents", cancellationToken);
    }
}
