using System.Globalization;
using System.Text;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Desk;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.CallEdit;
using Submissions.Functions.Views.Frame;

namespace Submissions.Functions.Http.Pages;

/// <summary>A call at the desk: its parts, its versions, its file, and the one act that moves its deadline.</summary>
internal sealed class CallDeskPages(CallEditing editing, ReadCallVersions versions)
{
    /// <summary>What browsers send of a field for day and hour, and what a person types in its place.</summary>
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    [Function("PageCallDesk")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/calls/{call}")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (await editing.OpenAsync(call, cancellationToken) is not { } opened)
            return Answers.NoSuchPage();
        var said = request.Query["done"].ToString() switch
        {
            "saved" => new Said("good", "Saved. The queue is brought in step with it within a minute or so."),
            "told" => new Said("good", "Saved. The queue is brought in step with it, and the writers of drafts are told, from the next minute on."),
            _ => null,
        };
        return Answers.Page<CallDeskPage>(new
        {
            opened.Call, opened.File.Version, Versions = await versions.ListAsync(opened.Call.Id, cancellationToken), Now = request.HttpContext.ArrivedAt(),
            By = await editing.NamesAsync(cancellationToken), Said = said,
        });
    }

    [Function("PageCallFile")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> File(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/calls/{call}/file.json")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        await editing.OpenAsync(call, cancellationToken) is { } opened
            ? Results.File(Encoding.UTF8.GetBytes(opened.File.Json), "application/json", $"{opened.Call.Id}.json")
            : Answers.NoSuchPage();

    [Function("PageCallVersion")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Version(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/calls/{call}/versions/{number}")] HttpRequest request, string call, string number, CancellationToken cancellationToken)
    {
        if (await editing.OpenAsync(call, cancellationToken) is not { } opened || await FindAsync(opened, number, cancellationToken) is not { } kept)
            return Answers.NoSuchPage();
        var former = await versions.FindAsync(opened.Call.Id, kept.Version.Number - 1, cancellationToken);
        return Answers.Page<VersionPage>(new
        {
            View = new EditView(opened.Call, opened.File.Version.Number, [], [], FormReading.NewOnce()), kept.Version, Text = kept.Json,
            By = (await editing.NamesAsync(cancellationToken))(kept.Version.By), Parts = former is null ? [] : CallEditing.Difference(former.Json, kept.Json),
        });
    }

    [Function("PageCallVersionBack")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> BringBack(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/calls/{call}/versions/{number}")] HttpRequest request, string call, string number, CancellationToken cancellationToken)
    {
        if (await editing.OpenAsync(call, cancellationToken) is not { } opened || await FindAsync(opened, number, cancellationToken) is not { } kept)
            return Answers.NoSuchPage();
        var reading = EditCall.Read(opened.Call.Id, kept.Json);
        return reading.Call is { } after
            ? await editing.PreviewAsync(
                request, opened, CallForm.File(kept.Json)!, after, opened.File.Version.Number, $"Version {kept.Version.Number} brought back", $"/desk/calls/{call}/versions/{number}", cancellationToken)
            : Answers.Problem(StatusCodes.Status422UnprocessableEntity, "This version cannot be read any more", $"The rules for such files have changed since: {string.Join("; ", reading.Errors)}");
    }

    [Function("PageCallExtend")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Extend(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/calls/{call}/extend")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        await editing.OpenAsync(call, cancellationToken) is { } opened
            ? ExtendPage(request, opened, Local(opened.Call.Window.Closes.AddDays(7), opened.Call), null)
            : Answers.NoSuchPage();

    [Function("PageCallExtendLook")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> LookAtExtension(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/calls/{call}/extend")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        if (await editing.OpenAsync(call, cancellationToken) is not { } opened)
            return Answers.NoSuchPage();
        var typed = fields.Line("closes") ?? "";
        if (!DateTime.TryParseExact(typed, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || !LocalTime.IsYear(local.Year))
            return ExtendPage(request, opened, typed, new Said("bad", "Give day and hour, as in 2018-10-05T23:59."));
        // Its own minute is in time, to the last second.
        var closes = LocalTime.Last(local.Second == 0 ? local.AddSeconds(59) : local, opened.Call.Zone);
        if (opened.Call.Extended(closes) is not { } after)
            return ExtendPage(request, opened, typed, new Said("bad", "That is not later than the closing that holds now. To bring it forward, edit the dates."));
        var file = CallForm.File(opened.File.Json)!;
        var printed = CallForm.File(Encoding.UTF8.GetString(CallJson.Print(after)))!;
        foreach (var member in (string[])["closes", "decisionBy"])
            FilePath.Set(file, member, printed[member]?.DeepClone());
        return await editing.PreviewAsync(
            request, opened, file, after, opened.File.Version.Number, "Deadline extended", $"/desk/calls/{call}/extend", cancellationToken,
            [.. DeadlineExtension.AlsoFollows(opened.Call, after)], tell: true);
    }

    private static IResult ExtendPage(HttpRequest request, OpenedCall opened, string typed, Said? said) => Answers.Page<ExtendPage>(
        new { opened.Call, Seen = opened.File.Version.Number, Once = FormReading.NewOnce(), Now = request.HttpContext.ArrivedAt(), Typed = typed, Said = said },
        said is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static string Local(DateTimeOffset instant, Call call) => instant.In(call.Zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private async Task<CallFile?> FindAsync(OpenedCall opened, string number, CancellationToken cancellationToken) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted < 1_000_000
            ? wanted == opened.File.Version.Number ? opened.File : await versions.FindAsync(opened.Call.Id, wanted, cancellationToken)
            : null;
}
