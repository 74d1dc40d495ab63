using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Queue;

namespace Submissions.Functions.Http.Pages;

/// <summary>Prepares one decision for a selection, after the list of those meant was shown and is still the same.</summary>
internal sealed class SelectionDecisionPages(SelectProposals select, PrepareDecisions prepare)
{
    [Function("PageQueueSelectionDecide")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> Prepare(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/selection/decide")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id))
            return Answers.NoSuchPage();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var (carried, now, typed) = (fields.Selection(id), request.HttpContext.ArrivedAt(), new TypedDecision(DecisionKinds.Find(fields.Line("kind")), fields.Text("words")));
        var confirmed = await select.ConfirmedAsync(id, carried, request.HttpContext.SignedIn().Member, now, cancellationToken);
        if (confirmed is Outcome<SelectionView>.NotFound)
            return Answers.NoSuchPage();
        var outcome = confirmed is Outcome<SelectionView>.Done { Value: var meant }
            ? await RunAsync(id, meant, typed, fields.Once(), request.HttpContext.DeskAct(), cancellationToken)
            : Outcome<Batch>.No(((Outcome<SelectionView>.Refused)confirmed).Refusal);
        if (outcome is Outcome<Batch>.Done { Value: var batch })
            return Answers.SeeOther($"/decisions/{call}/batches/{batch.Id}");
        var words = outcome is Outcome<Batch>.Refused no ? no.Refusal.Words : "";
        return await select.RunAsync(id, carried, request.HttpContext.SignedIn().Member, now, cancellationToken) is { } view
            ? SelectionAnswers.Show(view, QueueAddress.Parse(fields.Line(SelectionForm.List), out _), new Said("bad", words), typed)
            : Answers.NoSuchPage();
    }

    private async Task<Outcome<Batch>> RunAsync(
        CallId call, SelectionView meant, TypedDecision typed, RequestKey? once, Act act, CancellationToken cancellationToken) =>
        typed.Kind is { } kind
            ? await prepare.RunAsync(call, meant.Selected.Entries, new Verdict(kind, null, typed.Words), once ?? MoveProposal.OwnKey(), act, cancellationToken)
            : Outcome<Batch>.No(Refusal.NothingDecided);
}
