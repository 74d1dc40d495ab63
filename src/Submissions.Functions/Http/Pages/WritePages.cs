using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views;
using Submissions.Functions.Views.Forms;
using Submissions.Functions.Views.Proposals;

namespace Submissions.Functions.Http.Pages;

/// <summary>The sections that are written: shown, saved by their buttons, and saved as one types.</summary>
internal sealed class WritePages(CheckProposal check, SectionSaving saving)
{
    [Function("PageWrite")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{id}/{section}")] HttpRequest request, string id, string section, CancellationToken cancellationToken)
    {
        if (!IsWritten(section, out var at))
            return Answers.NoSuchPage();
        var now = request.HttpContext.ArrivedAt();
        if (LinkCookie.Read(request, id) is not { } access || await check.RunAsync(access, now, cancellationToken) is not { } found)
            return Answers.NoSuchProposal();
        if (Refusal.AtEnd(found.Opened.Proposal.Status) is not null)
            return Answers.SeeOther($"/proposals/{id}");
        var form = new FormView(found.Opened.Call, found.Opened.Proposal.Content, Of(found.Findings, at), request.Query["check"] == "1", request.Query["add"]);
        return SectionAnswer.Page(found, at, form, now);
    }

    [Function("PageWriteSave")]
    public async Task<IResult> Save(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/{section}")] HttpRequest request, string id, string section, CancellationToken cancellationToken)
    {
        if (!IsWritten(section, out var at))
            return Answers.NoSuchPage();
        if (LinkCookie.Read(request, id) is not { } access)
            return Answers.NoSuchProposal();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var now = request.HttpContext.ArrivedAt();
        var button = RowButton.Parse(fields.Line("do"));
        var saved = await saving.RunAsync(access, at, fields, button, now, cancellationToken);
        return saved switch
        {
            Saving.Kept kept => Answers.SeeOther($"/proposals/{id}/{Next(at, fields.Line("do"), button, kept.Content)}"),
            Saving.Rejected rejected => await SectionAnswer.AgainAsync(check, access, at, rejected, now, cancellationToken),
            _ => Answers.NoSuchProposal(),
        };
    }

    [Function("PageWriteSaveTyping")]
    public async Task<IResult> SaveTyping(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{id}/{section}/save")] HttpRequest request, string id, string section, CancellationToken cancellationToken)
    {
        if (!IsWritten(section, out var at) || LinkCookie.Read(request, id) is not { } access)
            return Results.Json(new { words = "This proposal cannot be opened here. Open its link again." }, statusCode: StatusCodes.Status404NotFound);
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        var now = request.HttpContext.ArrivedAt();
        return await saving.RunAsync(access, at, fields, null, now, cancellationToken) switch
        {
            Saving.Kept => await SectionAnswer.KeptAsync(check, access, at, now, cancellationToken),
            Saving.Rejected rejected => Results.Json(new { words = rejected.Words }, statusCode: rejected.Status),
            _ => Results.Json(new { words = "This proposal cannot be opened here. Open its link again." }, statusCode: StatusCodes.Status404NotFound),
        };
    }

    [Function("PageFit")]
    public async Task<IResult> Fit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "proposals/{id}/room/fit")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        LinkCookie.Read(request, id) is { } access && await check.RunAsync(access, request.HttpContext.ArrivedAt(), cancellationToken) is { } found
            ? Answers.Page<PlacesFit>(new { found.Opened.Call, Fits = found.RoomFit })
            : Answers.NoSuchProposal();

    internal static IEnumerable<Finding> Of(IEnumerable<Finding> findings, Section section) =>
        findings.Where(finding => FormFields.SectionOf(finding.Field) == section);

    private static bool IsWritten(string slug, out Section section) => SectionPages.TryParse(slug, out section) && SectionPages.Written.Contains(section);

    /// <summary>Where a button leads, relative to the proposal.</summary>
    private static string Next(Section section, string? pressed, RowButton? button, ProposalContent content) => (pressed, button) switch
    {
        (_, { Action: "add" } add) => $"{section.Slug()}?add={add.Group}#{Uri.EscapeDataString($"{add.Group}[{add.Count(content)}]")}",
        (_, { } row) => $"{section.Slug()}#{Uri.EscapeDataString(row.Anchor)}",
        ("check", _) => $"{section.Slug()}?check=1",
        _ => (section + 1).Slug(),
    };
}
