using Submissions.Domain.Calls;
using Submissions.Domain.Circulars;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Circulars;
using Submissions.Functions.Views.Frame;

namespace Submissions.Functions.Http.Pages;

/// <summary>A call's letters to many: what is prepared, for the unit to read; released at once, or taken back.</summary>
internal sealed class CircularPages(ReleaseCircular circulars, PreviewCircular preview, ReadMembers members)
{
    [Function("PageCirculars")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "circulars/{call}")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await circulars.ListAsync(id, cancellationToken) is { } list
            ? Answers.Page<CircularsPage>(new { list.Call, list.Circulars, Unit = (await members.RunAsync(cancellationToken)).Value.Members })
            : Answers.NoSuchPage();

    [Function("PageCircular")]
    [Desk(DeskRole.Reader)]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "circulars/{call}/{circular}")] HttpRequest request, string call, string circular, CancellationToken cancellationToken) =>
        ShowAsync(
            request, call, circular, null, null, StatusCodes.Status200OK, cancellationToken);

    /// <summary>The letter to one proposal's first reader, as it would be written now.</summary>
    [Function("PageCircularLetter")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Letter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "circulars/{call}/{circular}/letters/{id}")] HttpRequest request, string call, string circular, string id,
        CancellationToken cancellationToken) =>
        await PreviewAsync(request, call, circular, id, cancellationToken) is { Letter: var letter } shown
            ? Answers.Page<CircularLetterPage>(
                new { Back = $"/circulars/{call}/{circular}", Proposal = ProposalId.Parse(id), letter.Subject, To = letter.To.Value, shown.Others, letter.Text })
            : Answers.NoSuchPage();

    /// <summary>The same as a mail program shows it.</summary>
    [Function("PageCircularLetterHtml")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> LetterHtml(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "circulars/{call}/{circular}/letters/{id}/html")] HttpRequest request, string call, string circular, string id,
        CancellationToken cancellationToken)
    {
        if (await PreviewAsync(request, call, circular, id, cancellationToken) is not { Letter: var letter })
            return Answers.NoSuchPage();
        request.HttpContext.Response.Headers.ContentSecurityPolicy = DecisionsPages.LetterPolicy;
        return Results.Text(letter.Html, "text/html; charset=utf-8");
    }

    [Function("PageCircularRelease")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Release(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "circulars/{call}/{circular}/release")] HttpRequest request, string call, string circular, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        if (!CallId.TryParse(call, out var id))
            return Answers.NoSuchPage();
        var outcome = await circulars.RunAsync(
            id, circular, fields.Count("number"), fields.Line("seal"), fields.Once() ?? MoveProposal.OwnKey(), request.HttpContext.DeskAct(), cancellationToken);
        return outcome switch
        {
            Outcome<Batch>.Done => Answers.SeeOther($"/circulars/{call}/{circular}"),
            // The form of a release that was sent before, with another number in it: what it released is on its way.
            Outcome<Batch>.Refused refused => await ShowAsync(
                request, call, circular, new Said("bad", (refused.Refusal == RequestAnswer.KeyReused ? CircularRefusals.Released : refused.Refusal).Words), fields.Line("number"), StatusCodes.Status409Conflict, cancellationToken),
            _ => Answers.NoSuchPage(),
        };
    }

    /// <summary>Needs no key: what is taken back stays so.</summary>
    [Function("PageCircularUndo")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> Undo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "circulars/{call}/{circular}/undo")] HttpRequest request, string call, string circular, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        return CallId.TryParse(call, out var id)
            ? await circulars.UndoAsync(id, circular, request.HttpContext.DeskAct(), cancellationToken) switch
            {
                Outcome<Circular>.Done => Answers.SeeOther($"/circulars/{call}/{circular}"),
                Outcome<Circular>.Refused refused => await ShowAsync(request, call, circular, new Said("bad", refused.Refusal.Words), null, StatusCodes.Status409Conflict, cancellationToken),
                _ => Answers.NoSuchPage(),
            }
            : Answers.NoSuchPage();
    }

    private static Said Prepared { get; } = new("good", "It is prepared. Nothing goes out before a coordinator releases it.");

    private async Task<IResult> ShowAsync(HttpRequest request, string call, string circular, Said? said, string? number, int status, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await circulars.ReadAsync(id, circular, cancellationToken) is { } seen
            ? Answers.Page<CircularPage>(
                new
                {
                    seen.Call, seen.Circular, seen.Plan, seen.Batch, request.HttpContext.SignedIn().Member, Unit = (await members.RunAsync(cancellationToken)).Value.Members,
                    Once = FormReading.NewOnce(), Said = said ?? (request.Query["done"] == "prepared" && seen.Circular.State == CircularState.Prepared ? Prepared : null), Number = number,
                },
                status)
            : Answers.NoSuchPage();

    private async Task<LetterPreview?> PreviewAsync(HttpRequest request, string call, string circular, string id, CancellationToken cancellationToken) =>
        PostedAct.Named(call, id) is { } proposal && await circulars.ForAsync(proposal, circular, cancellationToken) is { } found
            ? await preview.OfAsync(proposal, found.Texts, request.HttpContext.DeskAct(), PublicAddress.Of(request), cancellationToken)
            : null;
}
