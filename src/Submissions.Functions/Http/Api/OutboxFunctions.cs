using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>A letter and what became of it.</summary>
/// <param name="Id">Unique within its proposal.</param>
/// <param name="Reference">Null for a draft's.</param>
/// <param name="To">Null for a draft's, which is its writers' own.</param>
/// <param name="State">The tab of the outbox it stands in, as in <c>in-doubt</c>.</param>
/// <param name="NextAt">When it is due, or was due last.</param>
/// <param name="Error">Why the last try failed.</param>
/// <param name="Delivery">What the mail service told of it, the most telling; null while nothing was told.</param>
internal sealed record OutboxLetterAnswer(
    string Proposal, string Id, string? Reference, string Kind, string? To, string Language, string State, DateTimeOffset DueAt, DateTimeOffset NextAt, DateTimeOffset? SentAt,
    int Tries, string? Error, DeliveryAnswer? Delivery)
{
    public static OutboxLetterAnswer Of(UnitLetter seen)
    {
        var (fate, letter) = (seen.Fate, seen.Fate.Letter);
        return new(
            letter.Proposal.Value, letter.Id, seen.Reference?.Value, LetterNames.Of(letter.Kind), seen.To?.Value, letter.Language, seen.Tab.Slug(),
            letter.DueAt, fate.NextAt, fate.SentAt, fate.Attempts, fate.Error,
            fate.Delivery() is { } told ? new DeliveryAnswer(told.Kind, told.At, told.Reason) : null);
    }
}

internal sealed record DeliveryAnswer(DeliveryKind Kind, DateTimeOffset At, string? Reason);

/// <param name="State">The tab it shows; null for what a search finds in all of them.</param>
/// <param name="Counts">Of each tab, counted to 200.</param>
/// <param name="After">For the next page; null at the end.</param>
internal sealed record OutboxAnswer(string? State, IReadOnlyList<OutboxLetterAnswer> Letters, IReadOnlyDictionary<string, int> Counts, string? After);

/// <summary>A call's letters, for programs: what waits and what became of the others; one sent again, or stopped.</summary>
internal sealed class OutboxFunctions(ListOutbox outbox, ActOnLetter act)
{
    [Function("ApiOutbox")]
    [Desk(DeskRole.Reader)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/letters")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        var (tab, words, after) = (request.Query["state"].ToString(), request.Query["q"].ToString(), request.Query["after"].ToString());
        if (tab.Length > 0 && OutboxTabs.Parse(tab).Slug() != tab)
            return Problem.Of(ProblemCodes.Query, $"There is no state {tab}: {string.Join(", ", OutboxTabs.All.Select(one => one.Slug()))}.");
        return CallId.TryParse(call, out var id)
            && await outbox.RunAsync(id, tab.Length > 0 ? OutboxTabs.Parse(tab) : null, words, after.Length > 0 ? after : null, cancellationToken) is { } list
            ? Answer.Ok(new OutboxAnswer(
                list.Tab?.Slug(), [.. list.Letters.Select(OutboxLetterAnswer.Of)],
                list.Counts.ToDictionary(one => one.Key.Slug(), one => one.Value), list.After))
            : Problem.NotFound;
    }

    [Function("ApiLetterAgain")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> AgainAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/letters/{letter}/again")] HttpRequest request, string id, string letter,
        CancellationToken cancellationToken) =>
        DoAsync(request, id, letter, (proposal, once) => act.SendAgainAsync(proposal, letter, once, request.HttpContext.DeskAct(), cancellationToken), cancellationToken);

    [Function("ApiLetterStop")]
    [Desk(DeskRole.Reviewer)]
    public Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/review/proposals/{id}/letters/{letter}/stop")] HttpRequest request, string id, string letter,
        CancellationToken cancellationToken) =>
        DoAsync(request, id, letter, (proposal, once) => act.StopAsync(proposal, letter, once, request.HttpContext.DeskAct(), cancellationToken), cancellationToken);

    private async Task<IResult> DoAsync(
        HttpRequest request, string id, string letter, Func<ProposalId, RequestKey?, Task<Outcome<Opened>>> run, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.TryRead(request, out var repeated, out var problem))
            return problem;
        if (await JsonBody.RefuseAnyAsync(request, cancellationToken) is { } unwanted)
            return unwanted;
        if (!ProposalId.TryParse(id, out var proposal))
            return Problem.NotFound;
        var outcome = await run(proposal, repeated);
        return outcome is Outcome<Opened>.Done && await act.ReadAsync(proposal, letter, cancellationToken) is { } seen
            ? Answer.Ok(OutboxLetterAnswer.Of(seen.Letter))
            : outcome.Answered(_ => Problem.NotFound);
    }
}
