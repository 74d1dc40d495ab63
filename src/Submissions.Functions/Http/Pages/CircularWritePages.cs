using Submissions.Domain.Calls;
using Submissions.Domain.Circulars;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Circulars;
using Submissions.Functions.Views.Frame;

namespace Submissions.Functions.Http.Pages;

/// <summary>Writes a letter to a selection: who gets it is shown first, then how their letters would read, then it is prepared.</summary>
internal sealed class CircularWritePages(PrepareCircular prepare, PreviewCircular preview)
{
    /// <summary>Shows whom it would go to, and the letter as far as it is written. Changes nothing.</summary>
    [Function("PageCircularWrite")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> Write(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/selection/letter")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        return CallId.TryParse(call, out var id) ? await ShowAsync(request, id, fields, null, cancellationToken) : Answers.NoSuchPage();
    }

    [Function("PageCircularPrepare")]
    [Desk(DeskRole.Reviewer)]
    public async Task<IResult> Prepare(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queue/{call}/selection/letter/prepare")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        if (!CallId.TryParse(call, out var id))
            return Answers.NoSuchPage();
        var (member, act) = (request.HttpContext.SignedIn().Member, request.HttpContext.DeskAct());
        var once = fields.Once() ?? MoveProposal.OwnKey();
        var outcome = await prepare.RunAsync(id, fields.Circular(id), once, member, PublicAddress.Of(request), act, cancellationToken);
        return outcome switch
        {
            Outcome<Circular>.Done { Value: var circular } => Answers.SeeOther($"/circulars/{call}/{circular.Id}?done=prepared"),
            Outcome<Circular>.Refused { Refusal: var no } when no == RequestAnswer.KeyReused =>
                await ShowAsync(request, id, fields, no, cancellationToken, PrepareCircular.IdOf(id, once)),
            Outcome<Circular>.Refused refused => await ShowAsync(request, id, fields, refused.Refusal, cancellationToken),
            _ => Answers.NoSuchPage(),
        };
    }

    /// <param name="no">Why it was not prepared; null when nobody asked.</param>
    /// <param name="before">The letter that this very form prepared before; null where it prepared none.</param>
    private async Task<IResult> ShowAsync(HttpRequest request, CallId call, PostedFields fields, Refusal? no, CancellationToken cancellationToken, string? before = null)
    {
        var (wanted, member, act, site) = (fields.Circular(call), request.HttpContext.SignedIn().Member, request.HttpContext.DeskAct(), PublicAddress.Of(request));
        if (await prepare.LookAsync(call, wanted, member, site, act.At, cancellationToken) is not { } view)
            return Answers.NoSuchPage();
        var list = QueueAddress.Parse(fields.Line(SelectionForm.List), out _);
        var unsaid = view.No == CircularRefusals.EveryoneNotSaid || view.No == CircularRefusals.EveryoneMiscounted;
        if (view.No is { } refused && !unsaid && !fields.HasTexts())
            return SelectionAnswers.Show(view.Selection, list, new Said("bad", refused.Words));
        var wrong = fields.HasTexts() && view.No is null ? view.Wrong : [];
        // Somebody who comes without having typed a number asks for the first time: the page itself tells what is missing.
        var told = no ?? (!unsaid || wanted.Everyone is not null ? view.No : null) ?? (wrong.Count > 0 ? CircularRefusals.TextsWrong : null);
        IReadOnlyList<CircularPreview> samples = view.No is not null || !fields.HasTexts() || wrong.Count > 0
            ? []
            : await preview.FirstAsync(view, wanted.Texts, ProposalId.TryParse(fields.Line(CircularForm.Show), out var named) ? named : null, act, site, cancellationToken);
        return Answers.Page<CircularWritePage>(
            new
            {
                View = view.Selection, List = list, view.Readings, view.Languages, Typed = fields.Typed(wrong), Once = FormReading.NewOnce(), IsUnsaid = unsaid, Before = before,
                Samples = samples.Select(one => new CircularSample(one.Reading.Reference, one.Reading.Language, one.To, one.Reading.To.Count - 1, one.Subject, one.Text)).ToList(),
                Said = told is null || wrong.Count > 0 || before is not null ? null : new Said("bad", told.Words),
            },
            told is null ? StatusCodes.Status200OK : told == CircularRefusals.TextsWrong || unsaid ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }
}
