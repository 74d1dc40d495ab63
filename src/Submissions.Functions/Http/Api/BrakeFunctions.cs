using System.Text.Json.Serialization;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

internal sealed record PauseWish(string? Why);

/// <param name="PerHour">Letters of an hour at most, and never left out by mistake; null takes the configuration's limit again.</param>
internal sealed record LimitWish([property: JsonRequired] int? PerHour);

/// <summary>The brake on all letters of the system but those to sign in.</summary>
/// <param name="Pause">Who stopped them, when and why; null while they go out.</param>
/// <param name="PerHour">How many may go out in an hour; null for no limit.</param>
/// <param name="Set">The limit that a coordinator set; null where the configuration's holds.</param>
/// <param name="Configured">The configuration's; null for none.</param>
/// <param name="Given">Letters of this hour that are given out to be sent; null where nobody counts.</param>
internal sealed record BrakeAnswer(MailPause? Pause, int? PerHour, int? Set, int? Configured, int? Given)
{
    public static BrakeAnswer Of(BrakeView view) => new(view.Brake.Pause, view.PerHour, view.Brake.PerHour, view.Configured, view.Given);
}

/// <summary>The brake on all letters, for programs: everybody of the unit sees how it stands, a coordinator moves it. What is so already stays as it is.</summary>
internal sealed class BrakeFunctions(MoveBrake brake)
{
    [Function("ApiBrake")]
    [Desk(DeskRole.Reader)]
    public Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/brake")] HttpRequest request, CancellationToken cancellationToken) => AnswerAsync(cancellationToken);

    [Function("ApiBrakeStop")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/review/brake/pause")] HttpRequest request, CancellationToken cancellationToken) =>
        MoveAsync<PauseWish>(request, (wish, act) => brake.StopAsync(wish.Why, act, cancellationToken), cancellationToken);

    [Function("ApiBrakeGo")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> GoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/review/brake/pause")] HttpRequest request, CancellationToken cancellationToken) =>
        await JsonBody.RefuseAnyAsync(request, cancellationToken) ?? await AnswerAsync(await brake.GoAsync(request.HttpContext.DeskAct(), cancellationToken), cancellationToken);

    [Function("ApiBrakeLimit")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> LimitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/review/brake/limit")] HttpRequest request, CancellationToken cancellationToken) =>
        MoveAsync<LimitWish>(request, (wish, act) => brake.LimitAsync(wish.PerHour, act, cancellationToken), cancellationToken);

    private async Task<IResult> MoveAsync<T>(HttpRequest request, Func<T, Act, Task<Refusal?>> move, CancellationToken cancellationToken)
        where T : class
    {
        var body = await JsonBody.ReadAsync<T>(request, cancellationToken);
        return body.Value is { } wish ? await AnswerAsync(await move(wish, request.HttpContext.DeskAct()), cancellationToken) : body.Problem!;
    }

    private async Task<IResult> AnswerAsync(Refusal? no, CancellationToken cancellationToken) => no is null ? await AnswerAsync(cancellationToken) : Problem.Of(no);

    private async Task<IResult> AnswerAsync(CancellationToken cancellationToken) => Answer.Ok(BrakeAnswer.Of(await brake.ReadAsync(cancellationToken)));
}
