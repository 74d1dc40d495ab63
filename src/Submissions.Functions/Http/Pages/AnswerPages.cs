using System.Globalization;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Proposals;

namespace Submissions.Functions.Http.Pages;

/// <summary>The organisers answer the support unit: a question, requested changes in words, an acceptance.</summary>
internal sealed class AnswerPages(OpenProposal open, AnswerUnit answer)
{
    [Function("PageAnswer")]
    public async Task<IResult> Answer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/answers")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (LinkCookie.Read(request, id) is not { } access)
            return Answers.NoSuchProposal();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var (to, words, act) = (fields.Line("to") ?? "", fields.Text("words"), request.HttpContext.OrganiserAct());
        var outcome = to == AnswerForm.Changes
            ? await answer.RequestAsync(access, words, fields.Once(), act, cancellationToken)
            : await answer.QuestionAsync(
                access, int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, words, fields.Once(), act, cancellationToken);
        return outcome switch
        {
            Outcome<Opened>.Done => Answers.SeeOther($"/proposals/{id}?done=answered"),
            Outcome<Opened>.Refused refused when await open.RunAsync(access, cancellationToken) is { } opened => Answers.Page<AnswerPage>(
                new { opened.Proposal, opened.Call, To = to, Once = FormReading.NewOnce(), Refused = refused.Refusal.Words, Typed = words },
                StatusCodes.Status422UnprocessableEntity),
            _ => Answers.NoSuchProposal(),
        };
    }

    /// <summary>The buttons. A mail scanner that opens it changes nothing.</summary>
    [Function("PageAcceptance")]
    public Task<IResult> Acceptance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{id}/acceptance")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ShowAsync(request, id, null, null, cancellationToken);

    [Function("PageConfirm")]
    public Task<IResult> Confirm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/confirm")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        DecideAsync(request, id, "confirmed", (access, _, once) => answer.ConfirmAsync(access, once, request.HttpContext.OrganiserAct(), cancellationToken), cancellationToken);

    [Function("PageDecline")]
    public Task<IResult> Decline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/decline")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        DecideAsync(
            request, id, "renounced", (access, words, once) => answer.RenounceAsync(access, words, once, request.HttpContext.OrganiserAct(), cancellationToken), cancellationToken);

    private async Task<IResult> DecideAsync(
        HttpRequest request, string id, string done, Func<Access, string?, RequestKey?, Task<Outcome<Opened>>> decide, CancellationToken cancellationToken)
    {
        if (LinkCookie.Read(request, id) is not { } access)
            return Answers.NoSuchProposal();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        return await decide(access, fields.Text("words"), fields.Once()) switch
        {
            Outcome<Opened>.Done => Answers.SeeOther($"/proposals/{id}?done={done}"),
            Outcome<Opened>.Refused refused => await ShowAsync(request, id, new Said("bad", refused.Refusal.Words), fields.Text("words"), cancellationToken),
            _ => Answers.NoSuchProposal(),
        };
    }

    private async Task<IResult> ShowAsync(HttpRequest request, string id, Said? said, string? typed, CancellationToken cancellationToken)
    {
        if (LinkCookie.Read(request, id) is not { } access || await open.RunAsync(access, cancellationToken) is not { } opened)
            return Answers.NoSuchProposal();
        if (opened.Proposal.Standing != ProposalStatus.Accepted && said is null)
            return Answers.SeeOther($"/proposals/{id}");
        if (opened.Proposal.Filed is null)
            return Answers.NoSuchProposal();
        return Answers.Page<AcceptancePage>(
            new { opened.Proposal, opened.Call, Now = request.HttpContext.ArrivedAt(), Once = FormReading.NewOnce(), Said = said, Typed = typed },
            said is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }
}
