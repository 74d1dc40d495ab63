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
internal sealed class SelectionDecisionPages(SelectProposals select, PrepareDecisions prepare, PlanPlaces plan)
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
        IReadOnlyDictionary<string, string>? places = null;
        if (fields.Ticked(PlacesPage.Marker) && confirmed is Outcome<SelectionView>.Done { Value: var planned })
        {
            places = Places(fields, planned);
            if (await plan.RunAsync(planned, places, cancellationToken) is { Clashes.Count: > 0 } clashing)
                return Planned(planned, clashing, fields, new Said("bad", "Nothing was prepared: some of these places stand in each other’s way."), StatusCodes.Status409Conflict);
        }

        var outcome = confirmed is Outcome<SelectionView>.Done { Value: var meant }
            ? await RunAsync(id, meant, typed, places, fields.Once(), request.HttpContext.DeskAct(), cancellationToken)
            : Outcome<Batch>.No(((Outcome<SelectionView>.Refused)confirmed).Refusal);
        if (outcome is Outcome<Batch>.Done { Value: var batch })
            return Answers.SeeOther($"/decisions/{call}/batches/{batch.Id}");
        var words = outcome is Outcome<Batch>.Refused no ? no.Refusal.Words : "";
        return await select.RunAsync(id, carried, request.HttpContext.SignedIn().Member, now, cancellationToken) is { } view
            ? SelectionAnswers.Show(view, QueueAddress.Parse(fields.Line(SelectionForm.List), out _), new Said("bad", words), typed)
            : Answers.NoSuchPage();
    }

    /// <summary>Proposes a place for each of a selection, and shows them: nothing is held nor prepared by it.</summary>
    [Function("PageQueueSelectionPlaces")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> Plan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/selection/places")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id))
            return Answers.NoSuchPage();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var (carried, member, now) = (fields.Selection(id), request.HttpContext.SignedIn().Member, request.HttpContext.ArrivedAt());
        var confirmed = await select.ConfirmedAsync(id, carried, member, now, cancellationToken);
        if (confirmed is Outcome<SelectionView>.NotFound)
            return Answers.NoSuchPage();
        var meant = (confirmed as Outcome<SelectionView>.Done)?.Value;
        if (meant is not null && meant.Selected.Count <= PlacePlan.Most)
            return Planned(meant, await plan.RunAsync(meant, null, cancellationToken), fields, null, StatusCodes.Status200OK);
        var words = confirmed is Outcome<SelectionView>.Refused no ? no.Refusal.Words : $"Places are proposed for at most {PlacePlan.Most} proposals at once. Take fewer, then the rest.";
        return await select.RunAsync(id, carried, member, now, cancellationToken) is { } view
            ? SelectionAnswers.Show(view, QueueAddress.Parse(fields.Line(SelectionForm.List), out _), new Said("bad", words), new TypedDecision(DecisionKind.Accept, fields.Text("words")))
            : Answers.NoSuchPage();
    }

    private static IResult Planned(SelectionView meant, PlacePlan plan, PostedFields fields, Said? said, int status) => Answers.Page<PlacesPage>(
        new { View = meant, List = QueueAddress.Parse(fields.Line(SelectionForm.List), out _), Plan = plan, Words = fields.Text("words"), Once = FormReading.NewOnce(), Said = said }, status);

    private static Dictionary<string, string> Places(PostedFields fields, SelectionView meant) => meant.Selected.Entries
        .Select(entry => (Id: entry.Id.Value, Place: fields.Line(PlacesPage.Field(entry.Id))))
        .Where(one => one.Place is not null).ToDictionary(one => one.Id, one => one.Place!);

    private async Task<Outcome<Batch>> RunAsync(
        CallId call, SelectionView meant, TypedDecision typed, IReadOnlyDictionary<string, string>? places, RequestKey? once, Act act, CancellationToken cancellationToken) =>
        typed.Kind is { } kind
            ? await prepare.RunAsync(call, meant.Selected.Entries, new Verdict(kind, null, typed.Words), once ?? MoveProposal.OwnKey(), act, cancellationToken, places)
            : Outcome<Batch>.No(Refusal.NothingDecided);
}
