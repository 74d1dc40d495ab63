using System.Globalization;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Desk;
using Submissions.Functions.Views.Frame;

namespace Submissions.Functions.Http.Pages;

/// <summary>The brake on all letters: everybody of the unit sees how it stands, a coordinator moves it.</summary>
internal sealed class BrakePages(MoveBrake brake, ReadMembers members)
{
    [Function("PageBrake")]
    [Desk(DeskRole.Reader)]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/letters")] HttpRequest request, CancellationToken cancellationToken) =>
        ShowAsync(request, DoneWords(request.Query["done"]), null, StatusCodes.Status200OK, cancellationToken);

    [Function("PageBrakeStop")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> Stop([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/letters/stop")] HttpRequest request, CancellationToken cancellationToken) =>
        MoveAsync(request, "stopped", (fields, act) => brake.StopAsync(fields.Line("why"), act, cancellationToken), cancellationToken);

    [Function("PageBrakeGo")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> Go([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/letters/go")] HttpRequest request, CancellationToken cancellationToken) =>
        MoveAsync(request, "released", (_, act) => brake.GoAsync(act, cancellationToken), cancellationToken);

    [Function("PageBrakeLimit")]
    [Desk(DeskRole.Coordinator)]
    public Task<IResult> Limit([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/letters/limit")] HttpRequest request, CancellationToken cancellationToken) =>
        MoveAsync(request, "limited", (fields, act) => brake.LimitAsync(PerHour(fields), act, cancellationToken), cancellationToken);

    private async Task<IResult> MoveAsync(HttpRequest request, string done, Func<PostedFields, Act, Task<Refusal?>> move, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        return await move(fields, request.HttpContext.DeskAct()) is { } no
            ? await ShowAsync(request, new Said("bad", no.Words), fields, StatusCodes.Status422UnprocessableEntity, cancellationToken)
            : Answers.SeeOther($"/desk/letters?done={done}");
    }

    private async Task<IResult> ShowAsync(HttpRequest request, Said? said, PostedFields? typed, int status, CancellationToken cancellationToken)
    {
        var view = await brake.ReadAsync(cancellationToken);
        return Answers.Page<BrakePage>(
            new
            {
                view.Brake, view.PerHour, view.Given, view.Configured, Said = said, Why = typed?.Line("why"), Limit = typed?.Line("perHour"), request.HttpContext.SignedIn().Member,
                Unit = (await members.RunAsync(cancellationToken)).Value.Members,
            },
            status);
    }

    /// <summary>The configuration's only where that was chosen; what is no number is none that we take, and neither is an empty field.</summary>
    private static int? PerHour(PostedFields fields) => fields.Line("limit") == BrakePage.AsConfigured
        ? null
        : int.TryParse(fields.Line("perHour")?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Said? DoneWords(string? done) => done switch
    {
        "stopped" => new Said("warn", "Stopped. Within some seconds no letter goes out any more, but those to sign in. What is owed waits."),
        "released" => new Said("good", "The letters go out again: what waits within half a minute."),
        "limited" => new Said("good", "The limit is changed. It counts from now on, also for this hour."),
        _ => null,
    };
}
