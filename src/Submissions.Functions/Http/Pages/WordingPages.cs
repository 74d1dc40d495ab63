using System.Globalization;
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

/// <summary>A call's own sentences, a letter at a time: typed, looked at as its reader would see it, saved.</summary>
internal sealed class WordingPages(CallEditing editing, EditWording edit, PreviewWording preview, ReadCallVersions versions)
{
    internal static readonly Said Saved = new("good", "Saved. Letters written from now on say it; those that were sent stay as they were.");
    private static readonly Said KnowGaps = new("bad", "Not saved yet: one language is changed and another is not. Tick that you know it, or go on writing.");

    [Function("PageWordingPart")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/calls/{call}/wording/{words}")] HttpRequest request, string call, string words, CancellationToken cancellationToken)
    {
        if (await editing.OpenAsync(call, cancellationToken) is not { } opened || WordingPart.Of(words) is not { } part)
            return Answers.NoSuchPage();
        var typed = request.Query["from"].ToString() switch
        {
            "usual" => CallWording.None,
            var from when int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => await edit.AtAsync(opened, number, cancellationToken),
            _ => opened.Call.Wording,
        };
        return await FormAsync(View(opened, part, typed), request.Query["done"] == "saved" ? Saved : null, StatusCodes.Status200OK, cancellationToken);
    }

    [Function("PageWordingPartDo")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> Do(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/calls/{call}/wording/{words}")] HttpRequest request, string call, string words, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        if (await editing.OpenAsync(call, cancellationToken) is not { } opened || WordingPart.Of(words) is not { } part)
            return Answers.NoSuchPage();
        var view = View(opened, part, opened.Call.Wording, Seen(fields));
        view = view with { Typed = view.Typed.With(view.Fields.ToDictionary(field => field, field => fields.Line(field.ToString())?.Trim() ?? "")) };
        if (fields.Line("do") == "edit")
            return await FormAsync(view, null, StatusCodes.Status200OK, cancellationToken);
        if (fields.Line("do")?.Split(' ') is ["usual", var name] && WordingField.TryParse(name, out var usual))
            return await FormAsync(view with { Typed = view.Typed.With(new Dictionary<WordingField, string> { [usual] = usual.Usual }) }, null, StatusCodes.Status200OK, cancellationToken);
        var wrong = WordingCheck.Faults(view.Typed).Where(fault => view.Fields.Contains(fault.Field)).Select(fault => new CallError($"$.wording.{fault.Field}", fault.Expected)).ToList();
        if (wrong.Count > 0)
            return await FormAsync(view with { Errors = wrong }, null, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        return fields.Line("do") switch
        {
            "save" when view.Gaps.Count > 0 && !fields.Ticked("known") => await LookAsync(request, view, KnowGaps, StatusCodes.Status422UnprocessableEntity, cancellationToken),
            "save" => await SaveAsync(request, view, cancellationToken),
            ['h', 't', 'm', 'l', ' ', .. var index] => await HtmlAsync(request, view, index, cancellationToken),
            _ => await LookAsync(request, view, null, StatusCodes.Status200OK, cancellationToken),
        };
    }

    private async Task<IResult> SaveAsync(HttpRequest request, WordingView view, CancellationToken cancellationToken)
    {
        var typed = view.Fields.ToDictionary(field => field, field => view.Typed[field]);
        return await edit.RunAsync(view.Call.Id, view.Seen, typed, $"Wording: {view.Part.Title}", request.HttpContext.DeskAct(), cancellationToken) switch
        {
            Reworded.Kept => Answers.SeeOther($"{view.Base}/{view.Part.Slug}?done=saved"),
            Reworded.Wrong wrong => await FormAsync(view with { Errors = wrong.Errors }, null, StatusCodes.Status422UnprocessableEntity, cancellationToken),
            Reworded.Changed changed => await FormAsync(
                View(changed.Now, view.Part, changed.Both) with { Theirs = changed.Theirs }, null, StatusCodes.Status409Conflict, cancellationToken, changed.Now.File.Version),
            _ => Answers.NoSuchPage(),
        };
    }

    private async Task<IResult> FormAsync(WordingView view, Said? said, int status, CancellationToken cancellationToken, CallVersion? newer = null)
    {
        var names = await editing.NamesAsync(cancellationToken);
        var about = (await versions.ListAsync(view.Call.Id, cancellationToken)).Where(version => version.What is { } what && (what == $"Wording: {view.Part.Title}" || what.StartsWith("Wording ", StringComparison.Ordinal)));
        return Answers.Page<WordingPartPage>(
            new { View = view, Said = said, Versions = about.ToList(), Names = names, By = newer is null ? "" : names(newer.By) }, status);
    }

    private async Task<IResult> LookAsync(HttpRequest request, WordingView view, Said? said, int status, CancellationToken cancellationToken)
    {
        var shown = await PreviewAsync(request, view, cancellationToken);
        return Answers.Page<WordingLookPage>(
            new
            {
                View = view, shown.Unsaid, About = shown.Proposal?.Value, Said = said,
                Letters = shown.Letters.Select((letter, index) => new WordingLookPage.ShownLetter(index, letter.Language, letter.Letter.Subject, letter.Letter.Text)).ToList(),
            },
            status);
    }

    /// <summary>The same as a mail program shows it.</summary>
    private async Task<IResult> HtmlAsync(HttpRequest request, WordingView view, string index, CancellationToken cancellationToken)
    {
        var letters = (await PreviewAsync(request, view, cancellationToken)).Letters;
        if (!int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= letters.Count)
            return Answers.NoSuchPage();
        request.HttpContext.Response.Headers.ContentSecurityPolicy = DecisionsPages.LetterPolicy;
        return Results.Text(letters[at].Letter.Html, "text/html; charset=utf-8");
    }

    private Task<WordingPreview> PreviewAsync(HttpRequest request, WordingView view, CancellationToken cancellationToken) => preview.RunAsync(
        view.Call with { Wording = view.Typed }, view.Part, request.HttpContext.ArrivedAt(), PublicAddress.Of(request), cancellationToken);

    private static WordingView View(OpenedCall opened, WordingPart part, CallWording typed, int? seen = null) =>
        new(opened.Call, seen ?? opened.File.Version.Number, part, typed, [], FormReading.NewOnce());

    private static int Seen(PostedFields fields) => int.TryParse(fields.Line("seen"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;
}
