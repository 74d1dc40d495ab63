using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Exports;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Queue;

namespace Submissions.Functions.Http.Pages;

/// <summary>Proposals out of the system: all that a filter means, a selection, or one. A reader may: it shows nothing that the desk does not.</summary>
internal sealed class ExportPages(SelectProposals select, ExportProposals export)
{
    [Function("PageQueueExport")]
    [Desk(DeskRole.Reader)]
    public Task<IResult> Filtered(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "queue/{call}/export")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var query = QueueAddress.Read(request.Query, out var unknown);
        return CallId.TryParse(call, out var id) && unknown.Count == 0
            ? ExportAsync(request, id, new CarriedSelection(new Selection.Matching(query.Filter), query.Sort, null), query, request.Query["format"], cancellationToken)
            : Task.FromResult(Answers.NoSuchPage());
    }

    [Function("PageQueueExportSelected")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Selected(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/export")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id))
            return Answers.NoSuchPage();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var (carried, list) = (fields.Selection(id), QueueAddress.Parse(fields.Line(SelectionForm.List), out _));
        return await select.ConfirmedAsync(id, carried, request.HttpContext.SignedIn().Member, request.HttpContext.ArrivedAt(), cancellationToken) switch
        {
            Outcome<SelectionView>.Refused no => await AgainAsync(request, id, carried, list, no.Refusal, cancellationToken),
            Outcome<SelectionView>.Done => await ExportAsync(request, id, carried, list, fields.Line("format"), cancellationToken),
            _ => Answers.NoSuchPage(),
        };
    }

    [Function("PageQueueProposalExport")]
    [Desk(DeskRole.Reader)]
    public Task<IResult> One(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "queue/{call}/{id}/export")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        ProposalId.TryParse(id, out var proposal) && proposal.Call.Value == call
            ? ExportAsync(
                request, proposal.Call, new CarriedSelection(new Selection.Ticked([proposal]), QueueSort.Default, null),
                QueueQuery.Everything, request.Query["format"], cancellationToken)
            : Task.FromResult(Answers.NoSuchPage());

    private async Task<IResult> ExportAsync(
        HttpRequest request, CallId call, CarriedSelection carried, QueueQuery list, string? name, CancellationToken cancellationToken)
    {
        var now = request.HttpContext.ArrivedAt();
        if (ExportFormat.Find(name) is not { } format
            || await select.RunAsync(call, carried, request.HttpContext.SignedIn().Member, now, cancellationToken) is not { Selected.Entries: var entries } view)
            return Answers.NoSuchPage();
        if (entries.Count == 0)
            return SelectionAnswers.Show(view, list, new Said("bad", Refusal.NothingSelected.Words));
        if (entries.Count > format.Most)
            return SelectionAnswers.Show(view, list, new Said("bad", $"{format.Words} takes at most {format.Most} proposals at once. Narrow the list, or take CSV, Excel or JSON, which take all."));
        var proposals = await export.RunAsync(call, format, entries, carried.Selection.Words, request.HttpContext.DeskAct(), cancellationToken);
        if (format != ExportFormat.Print)
            return new ExportAnswer(format, view.AtHand.Call, proposals, now);
        return Answers.Page<PrintPage>(new { view.AtHand.Call, Proposals = await proposals.ToListAsync(cancellationToken), Now = now });
    }

    private async Task<IResult> AgainAsync(
        HttpRequest request, CallId call, CarriedSelection carried, QueueQuery list, Refusal refusal, CancellationToken cancellationToken) =>
        await select.RunAsync(call, carried, request.HttpContext.SignedIn().Member, request.HttpContext.ArrivedAt(), cancellationToken) is { } view
            ? SelectionAnswers.Show(view, list, new Said("bad", refusal.Words))
            : Answers.NoSuchPage();
}
