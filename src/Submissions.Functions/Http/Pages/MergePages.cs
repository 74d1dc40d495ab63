using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Proposals;

namespace Submissions.Functions.Http.Pages;

/// <summary>A proposed merge, for the organisers of either side.</summary>
internal sealed class MergePages(OpenProposal open, ReadMerge read, MergeProposals merges)
{
    [Function("PageMerge")]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{id}/merge")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ShowAsync(request, id, null, null, cancellationToken);

    [Function("PageMergeAgree")]
    public Task<IResult> Agree(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/merge/agree")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        AnswerAsync(request, id, "agreed", (access, fields) => merges.AgreeAsync(access, fields.Once(), request.HttpContext.OrganiserAct(), cancellationToken), cancellationToken);

    [Function("PageMergeDecline")]
    public Task<IResult> Decline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/merge/decline")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        AnswerAsync(
            request, id, "unmerged",
            (access, fields) => merges.DeclineAsync(access, fields.Text("words"), fields.Once(), request.HttpContext.OrganiserAct(), cancellationToken), cancellationToken);

    private async Task<IResult> AnswerAsync(
        HttpRequest request, string id, string done, Func<Access, PostedFields, Task<Outcome<Opened>>> answer, CancellationToken cancellationToken)
    {
        if (LinkCookie.Read(request, id) is not { } access)
            return Answers.NoSuchProposal();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        return await answer(access, fields) switch
        {
            Outcome<Opened>.Done => Answers.SeeOther($"/proposals/{id}?done={done}"),
            Outcome<Opened>.Refused refused => await ShowAsync(request, id, new Said("bad", refused.Refusal.Words), fields.Text("words"), cancellationToken),
            _ => Answers.NoSuchProposal(),
        };
    }

    private async Task<IResult> ShowAsync(HttpRequest request, string id, Said? said, string? typed, CancellationToken cancellationToken)
    {
        if (LinkCookie.Read(request, id) is not { } access || await open.RunAsync(access, cancellationToken) is null)
            return Answers.NoSuchProposal();
        if (await read.RunAsync(access, cancellationToken) is not { } view)
        {
            return said is null
                ? Answers.SeeOther($"/proposals/{id}")
                : Answers.Problem(StatusCodes.Status409Conflict, "No merge any more", said.Words, new WayOut($"/proposals/{id}", "Overview of the proposal"));
        }

        return Answers.Page<MergePage>(
            new
            {
                view.Mine.Proposal, view.MyText, view.Other, view.OtherText, view.Mine.Call, Now = request.HttpContext.ArrivedAt(), Once = FormReading.NewOnce(), Said = said, Typed = typed,
            },
            said is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }
}
