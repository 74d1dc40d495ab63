using System.Globalization;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Proposals;

namespace Submissions.Functions.Http.Pages;

/// <summary>Check and file: the whole proposal as it will be read, one button, and what comes after it.</summary>
internal sealed class FilingPages(OpenProposal open, CheckProposal check, SubmitProposal submit, ReadFiledVersion versions)
{
    [Function("PageCheck")]
    public Task<IResult> Check(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{id}/check")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ShowAsync(request, id, null, StatusCodes.Status200OK, cancellationToken);

    [Function("PageSubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/submit")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var (form, refusal) = await LinkedForm.ReadAsync(request, id, cancellationToken);
        if (form is null)
            return refusal!;
        return await submit.RunAsync(form.Access, form.Once, form.Act, cancellationToken) switch
        {
            Outcome<Submitted>.Done => Answers.SeeOther($"/proposals/{id}/filed"),
            Outcome<Submitted>.Refused refused => await ShowAsync(request, id, new Said("bad", refused.Refusal.Words), Status(refused.Refusal), cancellationToken),
            _ => Answers.NoSuchProposal(),
        };
    }

    [Function("PageFiled")]
    public async Task<IResult> Filed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{id}/filed")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (LinkCookie.Read(request, id) is not { } access || await open.RunAsync(access, cancellationToken) is not { } opened)
            return Answers.NoSuchProposal();
        return opened.Proposal is { Filed: not null, Status: var stands } && !stands.IsAtRest()
            ? Answers.Page<FiledPage>(new { opened.Proposal, opened.Call, Now = request.HttpContext.ArrivedAt() })
            : Answers.SeeOther($"/proposals/{id}");
    }

    /// <summary>The last version's text, or that of the version asked for.</summary>
    [Function("PageFiledContent")]
    public async Task<IResult> FiledContent(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "proposals/{id}/content.json")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        int? version = int.TryParse(request.Query["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (LinkCookie.Read(request, id) is not { } access || (version is null && request.Query.ContainsKey("version")))
            return Answers.NoSuchProposal();
        return await versions.RunAsync(access, version, cancellationToken) is { } filed
            ? FiledTextFile.Of(request.HttpContext.Response, filed)
            : Answers.NoSuchProposal();
    }

    private async Task<IResult> ShowAsync(HttpRequest request, string id, Said? said, int status, CancellationToken cancellationToken)
    {
        var now = request.HttpContext.ArrivedAt();
        if (LinkCookie.Read(request, id) is not { } access || await check.RunAsync(access, now, cancellationToken) is not { } found)
            return Answers.NoSuchProposal();
        if (Refusal.AtEnd(found.Opened.Proposal.Status) is not null)
            return Answers.SeeOther($"/proposals/{id}");
        return Answers.Page<CheckPage>(
            new { found.Opened.Proposal, found.Opened.Call, found.Findings, Fits = found.RoomFit, Once = FormReading.NewOnce(), Now = now, Said = said },
            status);
    }

    private static int Status(Refusal refusal) =>
        refusal == Refusal.FindingsBlock ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
}
