using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Calls;

namespace Submissions.Functions.Http.Pages;

/// <summary>The calls, one call, and the start of a proposal.</summary>
internal sealed class CallPages(ReadCalls calls, StartProposal start, SendLink sendLink)
{
    [Function("PageHome")]
    public async Task<IResult> Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "/")] HttpRequest request, CancellationToken cancellationToken) =>
        Answers.Page<HomePage>(new { Calls = await calls.AllAsync(cancellationToken), Now = request.HttpContext.ArrivedAt() });

    [Function("PageCall")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "calls/{call}")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) ? await ShowAsync(id, null, request, cancellationToken) : Answers.NoSuchPage();

    [Function("PageCallStart")]
    public async Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "calls/{call}/proposals")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id))
            return Answers.NoSuchPage();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var typed = fields.Line("email");
        if (typed is not null && !EmailAddress.TryParse(typed, out _))
            return await ShowAsync(id, typed, request, cancellationToken);
        var act = request.HttpContext.OrganiserAct();
        var outcome = await start.RunAsync(id, ProposalContent.Empty, fields.Once(), act, cancellationToken);
        if (outcome is Outcome<Started>.Refused { Refusal: var no })
            return Answers.Problem(StatusCodes.Status409Conflict, "No proposal was started", no.Words);
        if (outcome is not Outcome<Started>.Done { Value: var started })
            return Answers.NoSuchPage();
        var access = new Access(started.Opened.Proposal.Id, started.Key);
        if (typed is not null)
            await sendLink.RunAsync(access, EmailAddress.Parse(typed), fields.Once(), act, cancellationToken);
        LinkCookie.Set(request.HttpContext.Response, access);
        return Answers.SeeOther($"/proposals/{access.Id}?done={(typed is null ? "started" : "sent")}");
    }

    [Function("PageLink")]
    public static IResult Link([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "link")] HttpRequest request)
    {
        var typed = request.Query["address"].ToString().Trim();
        if (typed.Length == 0)
            return Answers.Page<LinkPage>(new { });
        var parts = typed.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(parts, "proposals");
        return at >= 0 && parts.Length > at + 3 && parts[at + 2] == "link" && ProposalId.TryParse(parts[at + 1], out var id) && LinkKey.TryParse(parts[at + 3], out var key)
            ? Answers.SeeOther($"/proposals/{id}/link/{key.Value}")
            : Answers.Page<LinkPage>(new { Address = typed, Refused = true }, StatusCodes.Status422UnprocessableEntity);
    }

    /// <param name="refused">What was typed and is no e-mail address; null when nothing was.</param>
    private async Task<IResult> ShowAsync(CallId id, string? refused, HttpRequest request, CancellationToken cancellationToken) =>
        await calls.FindAsync(id, cancellationToken) is { } call
            ? Answers.Page<CallPage>(
                new
                {
                    Call = call, Now = request.HttpContext.ArrivedAt(), Once = FormReading.NewOnce(), Email = refused, EmailRefused = refused is not null,
                    IsErased = await calls.IsErasedAsync(call, cancellationToken),
                },
                refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : Answers.NoSuchPage();
}
