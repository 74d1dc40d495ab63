using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Checks;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters.Own;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>A version whose sentences were kept.</summary>
/// <param name="Warnings">Sentences that not all languages say in the call's own words.</param>
internal sealed record WordingAnswer(CallVersionAnswer Version, IReadOnlyList<WordingGap> Warnings);

/// <summary>A call's own sentences, to read and to replace. What the pages of the wording do, for programs.</summary>
internal sealed class WordingFunctions(EditCall edit)
{
    [Function("ApiWording")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/wording")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id) || await edit.OpenAsync(id, cancellationToken) is not { } opened)
            return Problem.NotFound;
        var wording = opened.Call.Wording;
        var json = request.Query["all"] == "true" ? WordingFile.Whole(wording, CallWording.Languages(opened.Call)) : WordingFile.Own(wording);
        return new Answer(StatusCodes.Status200OK, JsonSerializer.Deserialize<JsonElement>(json)) { ETag = SeenTag.Of(opened.File.Version.Number) };
    }

    /// <summary>All of them: what does not stand in the body has the usual words again.</summary>
    [Function("ApiReplaceWording")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> ReplaceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/review/calls/{call}/wording")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!SeenTag.TryRead(request, out var seen, out var problem))
            return problem;
        if (!CallId.TryParse(call, out var id) || await edit.OpenAsync(id, cancellationToken) is not { } opened)
            return Problem.NotFound;
        var (json, wrong) = await JsonBody.ReadTextAsync(request, cancellationToken);
        if (json is null)
            return wrong!;
        var (sentences, errors) = WordingFile.Read(json);
        if (sentences is null)
            return Wrong(errors);
        var wording = new CallWording(sentences);
        if (wording.SaysAs(opened.Call.Wording))
            return Kept(opened.Call, wording, opened.File.Version);
        return await edit.RunAsync(id, seen, WordingFile.Put(opened.File.Json, wording), "Wording replaced by a program", request.HttpContext.DeskAct(), cancellationToken) switch
        {
            Edited.Kept kept => Kept(opened.Call, wording, kept.Version),
            Edited.Same same => Kept(opened.Call, wording, same.Version),
            Edited.Wrong refused => Wrong(refused.Errors),
            Edited.Changed changed => Problem.New(ProblemCodes.ChangedMeanwhile, "Somebody changed the call since you read its wording; yours was not kept. Read it again, and put yours on top.")
                .With(told => told, SeenTag.Of(changed.Now.File.Version.Number)),
            _ => Problem.NotFound,
        };
    }

    private static Answer Wrong(IReadOnlyList<CallError> errors) => Problem.Of(
        ProblemCodes.WordingWrong, "These words cannot stand in letters. Nothing was changed; mend what is listed and send it again.",
        [.. errors.Select(error => new Finding("wording", Severity.Block, error.Path, $"Expected {error.Expected}."))]);

    private static Answer Kept(Call call, CallWording wording, CallVersion version) =>
        new(StatusCodes.Status200OK, new WordingAnswer(CallVersionAnswer.Of(version), [.. wording.Gaps(CallWording.Languages(call))])) { ETag = SeenTag.Of(version.Number) };
}
