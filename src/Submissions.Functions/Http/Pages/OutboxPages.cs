using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Operations;
using Submissions.Functions.Views.Frame;
using Submissions.Functions.Views.Outbox;

namespace Submissions.Functions.Http.Pages;

/// <summary>A call's letters: what waits and until when, what failed, what arrived; and one letter's fate, to send again or to stop.</summary>
internal sealed class OutboxPages(ListOutbox outbox, ActOnLetter act, MoveBrake brake)
{
    private const int LongestSearch = 200;

    [Function("PageOutbox")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "letters/{call}")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var words = request.Query["q"] is [{ Length: > 0 and <= LongestSearch } typed] ? typed : null;
        var after = request.Query["after"] is [{ Length: > 0 } place] ? place : null;
        var tab = OutboxTabs.Parse(request.Query["tab"]);
        // A search shows every tab, whichever was open.
        if (!CallId.TryParse(call, out var id) || await outbox.RunAsync(id, words is null ? tab : null, words, after, cancellationToken) is not { } list)
            return Answers.NoSuchPage();
        return Answers.Page<OutboxPage>(new
        {
            list.Call, Tab = tab, list.Counts, list.After, Words = words, Paged = after is not null, (await brake.ReadAsync(cancellationToken)).Brake.Pause,
            list.Letters,
        });
    }

    [Function("PageOutboxLetter")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "letters/{call}/{id}/{letter}")] HttpRequest request, string call, string id, string letter,
        CancellationToken cancellationToken) =>
        PostedAct.Named(call, id) is { } proposal
            ? await ShowAsync(request, proposal, letter, DoneWords(request.Query["done"]), StatusCodes.Status200OK, cancellationToken)
            : Answers.NoSuchPage();

    [Function("PageOutboxAgain")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Again(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "letters/{call}/{id}/{letter}/again")] HttpRequest request, string call, string id, string letter,
        CancellationToken cancellationToken) =>
        DoAsync(request, call, id, letter, "again", (proposal, once) => act.SendAgainAsync(proposal, letter, once, request.HttpContext.DeskAct(), cancellationToken), cancellationToken);

    [Function("PageOutboxStop")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> Stop(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "letters/{call}/{id}/{letter}/stop")] HttpRequest request, string call, string id, string letter,
        CancellationToken cancellationToken) =>
        DoAsync(request, call, id, letter, "stopped", (proposal, once) => act.StopAsync(proposal, letter, once, request.HttpContext.DeskAct(), cancellationToken), cancellationToken);

    private async Task<IResult> DoAsync(
        HttpRequest request, string call, string id, string letter, string done, Func<ProposalId, RequestKey?, Task<Outcome<Opened>>> run, CancellationToken cancellationToken)
    {
        if (PostedAct.Named(call, id) is not { } proposal)
            return Answers.NoSuchPage();
        var (fields, refusal) = await request.ReadFieldsAsync(cancellationToken);
        if (fields is null)
            return refusal!;
        return await run(proposal, fields.Once()) switch
        {
            Outcome<Opened>.Done => Answers.SeeOther($"/letters/{call}/{id}/{letter}?done={done}"),
            Outcome<Opened>.Refused refused => await ShowAsync(request, proposal, letter, new Said("bad", refused.Refusal.Words), StatusCodes.Status409Conflict, cancellationToken),
            _ => Answers.NoSuchPage(),
        };
    }

    private async Task<IResult> ShowAsync(HttpRequest request, ProposalId proposal, string letter, Said? said, int status, CancellationToken cancellationToken) =>
        await act.ReadAsync(proposal, letter, cancellationToken) is { } seen
            ? Answers.Page<OutboxLetterPage>(
                new { seen.Call, seen.Letter, Said = said, Once = FormReading.NewOnce(), MayAct = request.HttpContext.SignedIn().Member.May(DeskRole.Reviewer) }, status)
            : Answers.NoSuchPage();

    private static Said? DoneWords(string? done) => done switch
    {
        "again" => new Said("good", "It is owed again, and goes out within half a minute."),
        "stopped" => new Said("good", "Stopped. It is not sent, unless somebody has it sent again."),
        _ => null,
    };
}
