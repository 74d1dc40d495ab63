using Submissions.Domain.Desk;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Pages;

/// <summary>The unit's notes on a proposal: added, and struck by who wrote them. They wait for nobody, so what was seen does not matter.</summary>
internal sealed class NotePages(DossierAnswers answers, WriteNote notes)
{
    [Function("PageNoteAdd")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Add(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/notes")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        answers.DoAsync(
            request, call, id, "noted", "notes", (act, fields) => notes.RunAsync(act.Proposal, act.Request, fields.Text("words"), act.Act, cancellationToken), cancellationToken);

    [Function("PageNoteStrike")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Strike(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/{id}/notes/{note}/strike")] HttpRequest request, string call, string id, string note, CancellationToken cancellationToken) =>
        answers.DoAsync(request, call, id, "struck", "notes", (act, _) => notes.StrikeAsync(act.Proposal, note, act.Act, cancellationToken), cancellationToken);
}
