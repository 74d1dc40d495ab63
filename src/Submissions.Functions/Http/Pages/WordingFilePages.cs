using System.Globalization;
using System.Text;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters.Own;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Wordings;

namespace Submissions.Functions.Http.Pages;

/// <summary>All of a call's sentences: which are its own, and the same as a file, out and in.</summary>
internal sealed class WordingFilePages(CallEditing editing, EditWording edit)
{
    [Function("PageWording")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/calls/{call}/wording")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        await editing.OpenAsync(call, cancellationToken) is { } opened
            ? List(opened, [], null, request.Query["done"] == "saved" ? WordingPages.Saved : null)
            : Answers.NoSuchPage();

    [Function("PageWordingFile")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> File(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/calls/{call}/wording.json")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (await editing.OpenAsync(call, cancellationToken) is not { Call: var found })
            return Answers.NoSuchPage();
        var json = request.Query["all"] == "true" ? WordingFile.Whole(found.Wording, CallWording.Languages(found)) : WordingFile.Own(found.Wording);
        return Results.File(Encoding.UTF8.GetBytes(json), "application/json", $"{found.Id}-wording.json");
    }

    /// <summary>A file that is brought in is looked at first, as words that are typed are.</summary>
    [Function("PageWordingBringIn")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> BringIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/calls/{call}/wording")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        if (await editing.OpenAsync(call, cancellationToken) is not { } opened)
            return Answers.NoSuchPage();
        var json = await CallEditPages.FileAsync(request, cancellationToken) ?? fields.Text("json") ?? "";
        var (sentences, errors) = WordingFile.Read(json);
        if (sentences is null)
            return List(opened, errors, json, null);
        // A sentence alone may be right, and not beside the others.
        var after = opened.Call.Wording.With(sentences);
        if (WordingCheck.Faults(after) is { Count: > 0 } faults)
            return List(opened, [.. faults.Select(fault => new CallError($"$.wording.{fault.Field}", fault.Expected))], json, null);
        var seen = int.TryParse(fields.Line("seen"), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : -1;
        if (fields.Line("do") != "save")
            return Look(opened, seen, json, after, null, StatusCodes.Status200OK);
        if (after.Gaps(CallWording.Languages(opened.Call)).Any() && !fields.Ticked("known"))
            return Look(opened, seen, json, after, "Not saved yet: one language is changed and another is not. Tick that you know it, or mend the file.", StatusCodes.Status422UnprocessableEntity);
        return await edit.RunAsync(opened.Call.Id, seen, sentences, "Wording brought in", request.HttpContext.DeskAct(), cancellationToken) switch
        {
            Reworded.Kept => Answers.SeeOther($"/desk/calls/{call}/wording?done=saved"),
            Reworded.Wrong wrong => List(opened, wrong.Errors, json, null),
            Reworded.Changed changed => Look(
                changed.Now, changed.Now.File.Version.Number, json, changed.Now.Call.Wording.With(sentences),
                "Nothing was saved: somebody changed some of the same words meanwhile. Below is what the file would change now.", StatusCodes.Status409Conflict),
            _ => Answers.NoSuchPage(),
        };
    }

    private static IResult List(OpenedCall opened, IReadOnlyList<CallError> errors, string? typed, Said? said) => Answers.Page<WordingPage>(
        new { opened.Call, Seen = opened.File.Version.Number, Once = FormReading.NewOnce(), Said = said, Errors = errors, Typed = typed },
        errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static IResult Look(OpenedCall opened, int seen, string json, CallWording after, string? wrong, int status) => Answers.Page<WordingFilePage>(
        new { opened.Call, Seen = seen, Once = FormReading.NewOnce(), Json = json, After = after, Said = wrong is null ? null : new Said("bad", wrong) }, status);
}
