using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>A call in the list of all.</summary>
internal sealed record CallSummary(
    string Id, IReadOnlyDictionary<string, string> Name, CallState State, DateTimeOffset Opens, DateTimeOffset Closes, string TimeZone);

internal sealed record CallList(IReadOnlyList<CallSummary> Calls, DateTimeOffset Now);

/// <summary>The calls, as the public may see them: never the grace.</summary>
internal sealed class CallFunctions(ReadCalls calls)
{
    [Function("ApiCalls")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/calls")] HttpRequest request, CancellationToken cancellationToken)
    {
        var now = request.HttpContext.ArrivedAt();
        var all = await calls.AllAsync(cancellationToken);
        return Answer.Ok(new CallList([.. all.OrderByDescending(call => call.Window.Closes).Select(call => Summary(call, now))], now));
    }

    [Function("ApiCall")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/calls/{call}")] HttpRequest request, string call, CancellationToken cancellationToken)
    {
        if (!CallId.TryParse(call, out var id) || await calls.FindAsync(id, cancellationToken) is not { } found)
            return Problem.NotFound;
        return Answer.Ok(JsonSerializer.Deserialize<JsonElement>(PublicCall.Print(found, request.HttpContext.ArrivedAt())));
    }

    private static CallSummary Summary(Call call, DateTimeOffset now) =>
        new(call.Id.Value, call.Name.ByLanguage, call.Window.At(now), call.Window.Opens, call.Window.Closes, call.Zone.Id);
}
