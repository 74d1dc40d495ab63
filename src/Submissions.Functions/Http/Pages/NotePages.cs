using Submissions.Domain.Desk;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Pages;

/// <summary>The unit's notes on a proposal: added, and struck by who wrote them. They wait for nobody, so what was seen does not matter.</summary>
internal sealed class NotePages(DossierAnswers answers, WriteNote notes)
{
    [Function("PageNoteAdd")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> Add(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/notes")] HttpRequest request, string call, string id, CancellationToken cancellationToken)
    {
        var (act, refusal) = await PostedAct.ReadAsync(request, call, id, cancellationToken);
        if (act is null)
            return refusal!;
        var outcome = await notes.RunAsync(act.Proposal, act.Once, act.Fields.Text("words"), request.HttpContext.DeskAct(), cancellationToken);
        return await answers.AfterAsync(request, act, outcome, "noted", "notes", cancellationToken);
    }

    [Function("PageNoteStrike")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> Strike(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/notes/{note}/strike")] HttpRequest request, string call, string id, string note, CancellationToken cancellationToken)
    {
        var (act, refusal) = await PostedAct.ReadAsync(request, call, id, cancellationToken);
        if (act is null)
            return refusal!;
        var outcome = await notes.StrikeAsync(act.Proposal, note, request.HttpContext.DeskAct(), cancellationToken);
        return await answers.AfterAsync(request, act, outcome, "struck", "notes", cancellationToken);
    }
}
