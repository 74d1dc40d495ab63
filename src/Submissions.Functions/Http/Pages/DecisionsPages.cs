using System.Globalization;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Decisions;
using Submissions.Functions.Views.Frame;

namespace Submissions.Functions.Http.Pages;

/// <summary>The prepared decisions of a call, seen together with their letters, and released at once or some of them.</summary>
internal sealed class DecisionsPages(ListPrepared list, PreviewDecision preview, ReleaseDecisions release, ReadBatch batches, ReadMembers members)
{
    /// <summary>A letter brings its styles with it, and may do nothing else.</summary>
    public const string LetterPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; sandbox";

    [Function("PageDecisions")]
    [Desk(DeskRole.Reader)]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "decisions/{call}")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        ShowAsync(request, call, null, StatusCodes.Status200OK, cancellationToken);

    /// <summary>The letter of one prepared decision: what stands around it, and its text.</summary>
    [Function("PageDecisionsLetter")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Letter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "decisions/{call}/letters/{id}")] HttpRequest request, string call, string id, CancellationToken cancellationToken) =>
        PostedAct.Named(call, id) is { } proposal && await PreviewAsync(request, proposal, cancellationToken) is { } shown
            ? Answers.Page<DecisionLetterPage>(new { Call = call, Id = proposal, shown.Letter.Subject, To = shown.Letter.To.Value, shown.Others, shown.Letter.Text })
            : Answers.NoSuchPage();

    /// <summary>The same as a mail program shows it.</summary>
    [Function("PageDecisionsLetterHtml")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> LetterHtml(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "decisions/{call}/letters/{id}/html")] HttpRequest request, string call, string id, CancellationToken cancellationToken)
    {
        if (PostedAct.Named(call, id) is not { } proposal || await PreviewAsync(request, proposal, cancellationToken) is not { } shown)
            return Answers.NoSuchPage();
        request.HttpContext.Response.Headers.ContentSecurityPolicy = LetterPolicy;
        return Results.Text(shown.Letter.Html, "text/html; charset=utf-8");
    }

    [Function("PageDecisionsRelease")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Release(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "decisions/{call}/release")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id))
            return Answers.NoSuchPage();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        // Each tick names the proposal and the decision that was seen.
        var wanted = fields.Every("release").Select(Seen).OfType<(ProposalId, int)>().Where(one => one.Item1.Call == id).ToList();
        return await release.RunAsync(id, wanted, fields.Once() ?? MoveProposal.OwnKey(), request.HttpContext.DeskAct(), cancellationToken) switch
        {
            Outcome<Batch>.Done { Value: var batch } => Answers.SeeOther($"/decisions/{call}/batches/{batch.Id}"),
            Outcome<Batch>.Refused refused => await ShowAsync(request, call, new Said("bad", refused.Refusal.Words), StatusCodes.Status422UnprocessableEntity, cancellationToken),
            _ => Answers.NoSuchPage(),
        };
    }

    /// <summary>How far an act on many has come. It can be left, and come back to.</summary>
    [Function("PageDecisionsBatch")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Progress(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "decisions/{call}/batches/{batch}")] HttpRequest request, string call, string batch, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await batches.RunAsync(id, batch, cancellationToken) is { } found
            ? Answers.Page<BatchPage>(new { found.Call, found.Batch })
            : Answers.NoSuchPage();

    private async Task<IResult> ShowAsync(HttpRequest request, string call, Said? said, int status, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id) || await list.RunAsync(id, cancellationToken) is not { } prepared)
            return Answers.NoSuchPage();
        return Answers.Page<DecisionsPage>(
            new
            {
                prepared.Call, prepared.Entries, Open = await batches.OpenAsync(id, cancellationToken), Once = FormReading.NewOnce(), Said = said,
                request.HttpContext.SignedIn().Member, Unit = (await members.RunAsync(cancellationToken)).Value.Members,
            },
            status);
    }

    private Task<LetterPreview?> PreviewAsync(HttpRequest request, ProposalId id, CancellationToken cancellationToken) =>
        preview.RunAsync(id, request.HttpContext.DeskAct(), PublicAddress.Of(request), cancellationToken);

    private static (ProposalId, int)? Seen(string tick) =>
        tick.Split('|') is [var id, var number] && ProposalId.TryParse(id, out var proposal)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            ? (proposal, seen)
            : null;
}
