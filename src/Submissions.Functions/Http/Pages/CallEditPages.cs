using System.Globalization;
using System.Text.Json.Nodes;
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

/// <summary>A call's parts, each on a page of its own: typed, looked at, saved.</summary>
internal sealed class CallEditPages(CallEditing editing, EditCall edit, ReadCallVersions versions)
{
    private const string FilePart = "file";

    [Function("PageCallEdit")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/calls/{call}/edit/{part}")] HttpRequest request, string call, string part, CancellationToken cancellationToken)
    {
        if (await editing.OpenAsync(call, cancellationToken) is not { } opened)
            return Answers.NoSuchPage();
        var file = CallForm.File(opened.File.Json)!;
        EditPart.Of(part)?.Begin(file);
        var view = new EditView(opened.Call, opened.File.Version.Number, file, [], FormReading.NewOnce());
        return Shown(view, part, opened.File.Json, StatusCodes.Status200OK);
    }

    [Function("PageCallLook")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Look(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/calls/{call}/edit/{part}")] HttpRequest request, string call, string part, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        if (await editing.OpenAsync(call, cancellationToken) is not { } opened)
            return Answers.NoSuchPage();
        var typed = part == FilePart ? await FileAsync(request, cancellationToken) ?? fields.Text("json") ?? "" : fields.Text("json") ?? "";
        if (CallForm.File(typed) is not { } file)
            return Shown(View(opened, Seen(fields), [], [.. CallReader.Read(typed).Errors]), part, typed, StatusCodes.Status422UnprocessableEntity);
        if (EditPart.Of(part) is { } form)
        {
            CallForm.Read(fields, form, file);
            if (fields.Line("do") is { } what and not "look")
            {
                var touched = CallForm.ChangeRows(fields, what, file);
                return Shown(View(opened, Seen(fields), file, []) with { Touched = touched }, part, typed, StatusCodes.Status200OK);
            }
        }

        var reading = EditCall.Read(opened.Call.Id, file.ToJsonString());
        return reading.Call is { } after
            ? await editing.PreviewAsync(request, opened, file, after, Seen(fields), EditPart.Of(part)?.Title ?? "The file", $"/desk/calls/{call}/edit/{part}", cancellationToken)
            : Shown(View(opened, Seen(fields), file, reading.Errors), part, typed, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Keeps what was looked at. Whoever was overtaken sees both changes together, and saves again or not.</summary>
    [Function("PageCallSave")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Save(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/calls/{call}/save")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        if (!CallId.TryParse(call, out var id) || CallForm.File(fields.Text("json")) is not { } file)
            return Answers.NoSuchPage();
        var what = fields.Line("what") is { Length: > 0 and <= 100 } given ? given : "Edited";
        var tell = fields.Ticked("tell");
        var edited = await edit.RunAsync(id, Seen(fields), file.ToJsonString(Written.Options), what, request.HttpContext.DeskAct(), cancellationToken, tell);
        return edited switch
        {
            Edited.Kept or Edited.Same => Answers.SeeOther($"/desk/calls/{call}?done={(tell ? "told" : "saved")}"),
            Edited.Changed changed => await OvertakenAsync(request, changed.Now, file, Seen(fields), what, tell, cancellationToken),
            Edited.Wrong wrong when await editing.OpenAsync(call, cancellationToken) is { } opened =>
                Shown(View(opened, Seen(fields), file, wrong.Errors), FilePart, file.ToJsonString(Written.Options), StatusCodes.Status422UnprocessableEntity),
            _ => Answers.NoSuchPage(),
        };
    }

    private async Task<IResult> OvertakenAsync(HttpRequest request, OpenedCall now, JsonObject ours, int seen, string what, bool tell, CancellationToken cancellationToken)
    {
        var common = CallForm.File((await versions.FindAsync(now.Call.Id, seen, cancellationToken))?.Json) ?? [];
        var (merged, both) = CallMerge.Of(common, CallForm.File(now.File.Json)!, ours);
        var reading = EditCall.Read(now.Call.Id, merged.ToJsonString());
        var number = now.File.Version.Number;
        return reading.Call is { } after
            ? await editing.PreviewAsync(request, now, merged, after, number, what, $"/desk/calls/{now.Call.Id}", cancellationToken, overtaken: new Overtaken(both), tell: tell)
            : Shown(View(now, number, merged, reading.Errors), FilePart, merged.ToJsonString(Written.Options), StatusCodes.Status409Conflict);
    }

    private static IResult Shown(EditView view, string part, string text, int status)
    {
        if (part == FilePart)
            return Answers.Page<EditFilePage>(new { View = view, Text = text }, status);
        return EditPart.Of(part) is { } form ? Answers.Page<EditPartPage>(new { View = view, Part = form }, status) : Answers.NoSuchPage();
    }

    private static EditView View(OpenedCall opened, int seen, JsonObject file, IReadOnlyList<CallError> errors) => new(opened.Call, seen, file, errors, FormReading.NewOnce());

    private static int Seen(PostedFields fields) => int.TryParse(fields.Line("seen"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;

    /// <summary>The file that was chosen; null when none was.</summary>
    public static async Task<string?> FileAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        const int most = 1024 * 1024;
        if (request.Form.Files.GetFile("file") is not { Length: > 0 and <= most } given)
            return null;
        using var reader = new StreamReader(given.OpenReadStream());
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
