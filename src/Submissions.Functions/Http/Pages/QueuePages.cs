using System.Globalization;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Queue;

namespace Submissions.Functions.Http.Pages;

/// <summary>The support unit's queue: the list, what each member keeps about it, and what was selected in it.</summary>
internal sealed class QueuePages(ListQueue list, KeepViews views, SelectProposals select)
{
    [Function("PageQueue")]
    [Desk(DeskRole.Reader)]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "queue/{call}")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var query = QueueAddress.Read(request.Query, out var unknown);
        var said = unknown.Count > 0
            ? new Said("warn", $"Not understood and left out: {string.Join(", ", unknown.Take(5))}. The list may show more than you asked for.")
            : request.Query["done"].ToString() switch
            {
                "saved" => new Said("good", "The view is kept: it stands above the list, in every call."),
                "removed" => new Said("good", "The view is removed."),
                "looked" => new Said("good", "From now on only what moves after this is new."),
                _ => null,
            };
        return ListAsync(request, call, query, said, StatusCodes.Status200OK, cancellationToken);
    }

    [Function("PageQueueViewSave")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> SaveView(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/views")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id))
            return Answers.NoSuchPage();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var query = QueueAddress.Parse(fields.Line(SelectionForm.List), out _);
        var member = request.HttpContext.SignedIn().Member;
        if (fields.Line("remove") is { } view)
        {
            await views.RemoveAsync(member, view, cancellationToken);
            return Back(id, query, "removed");
        }

        return await views.SaveAsync(member, id, fields.Line("name"), query, cancellationToken) is { } no
            ? await ListAsync(request, call, query, new Said("bad", no.Words), StatusCodes.Status422UnprocessableEntity, cancellationToken)
            : Back(id, query, "saved");
    }

    [Function("PageQueueLooked")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Looked(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/looked")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id))
            return Answers.NoSuchPage();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var now = request.HttpContext.ArrivedAt();
        var shownAt = DateTimeOffset.TryParse(fields.Line("shown"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var shown) ? shown : now;
        await views.LookedAsync(request.HttpContext.SignedIn().Member, id, shownAt, now, cancellationToken);
        return Back(id, QueueAddress.Parse(fields.Line(SelectionForm.List), out _), "looked");
    }

    /// <summary>What was ticked, or all that the filter means, to be looked at before anything is done with it. Changes nothing.</summary>
    [Function("PageQueueSelection")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Selection(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/selection")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id))
            return Answers.NoSuchPage();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var carried = fields.Selection(id);
        return await select.RunAsync(id, carried, request.HttpContext.SignedIn().Member, request.HttpContext.ArrivedAt(), cancellationToken) is { } view
            ? SelectionAnswers.Show(view, QueueAddress.Parse(fields.Line(SelectionForm.List), out _), null)
            : Answers.NoSuchPage();
    }

    private async Task<IResult> ListAsync(HttpRequest request, string call, QueueQuery query, Said? said, int status, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id)
        && await list.RunAsync(id, query, request.HttpContext.SignedIn().Member, request.HttpContext.ArrivedAt(), cancellationToken) is { } view
            ? Answers.Page<QueuePage>(new { View = view, Said = said }, status)
            : Answers.NoSuchPage();

    private static IResult Back(CallId call, QueueQuery query, string done) =>
        Answers.SeeOther($"/queue/{call}?{string.Join('&', new[] { query.Address, $"done={done}" }.Where(part => part.Length > 0))}");
}

/// <summary>Shows a selection: first, and again when it means others than were confirmed.</summary>
internal static class SelectionAnswers
{
    /// <param name="list">The list it was made in, to go back to.</param>
    /// <param name="said">Why nothing was done, when an act was refused.</param>
    /// <param name="typed">A decision that was typed for it.</param>
    public static IResult Show(SelectionView view, QueueQuery list, Said? said, TypedDecision? typed = null) =>
        Answers.Page<SelectionPage>(new { View = view, List = list, Said = said, Once = FormReading.NewOnce(), Typed = typed }, said is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
}
