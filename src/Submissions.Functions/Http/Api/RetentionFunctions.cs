using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Desk;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <param name="Erases">Rows that would go now, by kind.</param>
/// <param name="Counted">False where there are more than were counted.</param>
/// <param name="Kept">What stays of what was erased.</param>
internal sealed record RetentionAnswer(
    string Call, DateTimeOffset? Due, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, IReadOnlyDictionary<string, int> Erases, bool Counted, KeptSums? Kept)
{
    public static RetentionAnswer Of(RetentionView view) => new(
        view.Call.Id.Value, view.Due?.ToUniversalTime(), view.Times.StartedAt, view.Times.FinishedAt, view.Rows, view.IsCounted, view.Kept);
}

/// <summary>The dry run of a call's erasing, and the report of it afterwards.</summary>
internal sealed class RetentionFunctions(ReadRetention retention)
{
    [Function("ApiRetention")]
    [Desk(DeskRole.Coordinator)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/review/calls/{call}/retention")] HttpRequest request, string call, CancellationToken cancellationToken) =>
        CallId.TryParse(call, out var id) && await retention.RunAsync(id, cancellationToken) is { } view ? Answer.Ok(RetentionAnswer.Of(view)) : Problem.NotFound;
}
