using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Calls.Reading;
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

/// <summary>What keeping a call's file would change.</summary>
/// <param name="Dates">What moves, in sentences.</param>
/// <param name="Places">Places that are given and would be no more, or at another time.</param>
/// <param name="Proposals">The filed proposals that are touched, the first 200 of them.</param>
/// <param name="Touched">How many are touched.</param>
/// <param name="Looked">How many of <paramref name="All"/> filed proposals were looked at; all three are null where the change bears on none of them.</param>
/// <param name="Unreadable">How many of them could not be looked at because they cannot be read; null as those are.</param>
internal sealed record CallEffectsAnswer(
    IReadOnlyList<string> Dates, IReadOnlyList<TouchedPlaceAnswer> Places, IReadOnlyList<ProposalEffectAnswer> Proposals, int? Touched, int? Looked, int? Unreadable, int? All, int Drafts)
{
    public static CallEffectsAnswer Of(CallEffects effects) => new(
        effects.Dates, [.. effects.Places.Select(place => new TouchedPlaceAnswer(place.Holder.Value, place.Before, place.After))],
        [.. effects.Look?.Proposals.Select(ProposalEffectAnswer.Of) ?? []], effects.Look?.Touched, effects.Look?.Looked, effects.Look?.Unreadable, effects.Look?.All, effects.Drafts);
}

/// <param name="After">Null where the place would be no more.</param>
internal sealed record TouchedPlaceAnswer(string Proposal, string Before, string? After);

internal sealed record ProposalEffectAnswer(
    string Id, string Reference, IReadOnlyList<Finding> Added, IReadOnlyList<Finding> Gone, IReadOnlyList<string> LostWishes, string? PlaceBefore, string? PlaceAfter)
{
    public static ProposalEffectAnswer Of(ProposalEffect effect) => new(
        effect.Id.Value, effect.Reference.Value, effect.Added, effect.Gone, effect.LostWishes, effect.Place?.Before, effect.Place?.After);
}

/// <summary>A call's file, to read and to replace. What the pages of the editing do, for programs.</summary>
internal sealed class CallFileFunctions(EditCall edit, PreviewCall preview)
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
            Edited.Wrong refused => Wrong(refused.Errors),
            Edited.Changed changed => Problem.New(ProblemCodes.ChangedMeanwhile, "Somebody changed the call since you read it; yours was not kept. Read it again, and put yours on top.")
                .With(told => told, SeenTag.Of(changed.Now.File.Version.Number)),
            _ => Problem.NotFound,
        };
    }

    /// <summary>What the file would change, and nothing is kept: the same body as for replacing it.</summary>
    [Function("ApiPreviewCallFile")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> PreviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/calls/{call}/file/preview")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id) || await edit.OpenAsync(id, cancellationToken) is not { } opened)
            return Problem.NotFound;
        var (json, wrong) = await JsonBody.ReadTextAsync(request, cancellationToken);
        if (json is null)
            return wrong!;
        var reading = EditCall.Read(id, json);
        return reading.Call is { } after
            ? Answer.Ok(CallEffectsAnswer.Of(await preview.RunAsync(opened.Call, after, request.HttpContext.ArrivedAt(), cancellationToken)))
            : Wrong(reading.Errors);
    }

    private static Answer Wrong(IReadOnlyList<CallError> errors) => Problem.Of(
        ProblemCodes.CallWrong, "The file is no call. Nothing was changed; mend what is listed and send it again.",
        [.. errors.Select(error => new Finding("call", Severity.Block, error.Path, $"Expected {error.Expected}."))]);

    private static Answer Kept(CallVersion version) => new(StatusCodes.Status200OK, CallVersionAnswer.Of(version)) { ETag = SeenTag.Of(version.Number) };
}
