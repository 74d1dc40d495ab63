using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Checks;
using Submissions.Domain.Desk;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>A version of a call that was kept.</summary>
internal sealed record CallVersionAnswer(int Number, string By, DateTimeOffset At, string What)
{
    public static CallVersionAnswer Of(CallVersion version) => new(version.Number, version.By, version.At, version.What);
}

/// <summary>A call's file, to read and to replace. What the pages of the editing do, for programs.</summary>
internal sealed class CallFileFunctions(EditCall edit)
{
    [Function("ApiCallFile")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/file")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await edit.OpenAsync(id, cancellationToken) is { } opened
            ? new Answer(StatusCodes.Status200OK, JsonSerializer.Deserialize<JsonElement>(opened.File.Json)) { ETag = SeenTag.Of(opened.File.Version.Number) }
            : Problem.NotFound;

    /// <summary>Read as an imported file is; on the version that was edited, or not at all.</summary>
    [Function("ApiReplaceCallFile")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> ReplaceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/review/calls/{call}/file")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!SeenTag.TryRead(request, out var seen, out var problem))
            return problem;
        if (!CallId.TryParse(call, out var id))
            return Problem.NotFound;
        var (json, wrong) = await JsonBody.ReadTextAsync(request, cancellationToken);
        if (json is null)
            return wrong!;
        return await edit.RunAsync(id, seen, json, "Replaced by a program", request.HttpContext.DeskAct(), cancellationToken) switch
        {
            Edited.Kept kept => Kept(kept.Version),
            Edited.Same same => Kept(same.Version),
            Edited.Wrong refused => Problem.Of(
                ProblemCodes.CallWrong, "The file is no call. Nothing was changed; mend what is listed and send it again.",
                [.. refused.Errors.Select(error => new Finding("call", Severity.Block, error.Path, $"Expected {error.Expected}."))]),
            Edited.Changed changed => Problem.New(ProblemCodes.ChangedMeanwhile, "Somebody changed the call since you read it; yours was not kept. Read it again, and put yours on top.")
                .With(told => told, SeenTag.Of(changed.Now.File.Version.Number)),
            _ => Problem.NotFound,
        };
    }

    private static Answer Kept(CallVersion version) => new(StatusCodes.Status200OK, CallVersionAnswer.Of(version)) { ETag = SeenTag.Of(version.Number) };
}
