using Microsoft.AspNetCore.Http;
using Submissions.Functions.Hosting;

namespace Submissions.Functions.Tests.Hosting;

internal abstract class Misshapen
{
    protected static IResult Answer => Results.Ok();
}

internal sealed class CatchAll : Misshapen
{
    [Function("All")]
    public IResult All([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{*path}")] HttpRequest request) => Answer;
}

internal sealed class ParameterFirst : Misshapen
{
    [Function("Any")]
    public IResult Any([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{page}")] HttpRequest request) => Answer;
}

internal sealed class TheHostsOwn : Misshapen
{
    [Function("Administration")]
    public IResult Administration([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "Administration/x")] HttpRequest request) => Answer;
}

internal sealed class ReachesTimer : Misshapen
{
    [Function("Sweep")]
    public Task Sweep([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.CompletedTask;

    [Function("SweepPage")]
    public IResult SweepPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sweep")] HttpRequest request) => Answer;
}

internal sealed class LateButSpecific : Misshapen
{
    [Function("CallPage")]
    public IResult CallPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "calls/{call}")] HttpRequest request) => Answer;

    [Function("NewCall")]
    public IResult NewCall([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "calls/new")] HttpRequest request) => Answer;
}

internal sealed class Twins : Misshapen
{
    [Function("One")]
    public IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "calls/{call}")] HttpRequest request) => Answer;

    [Function("Other")]
    public IResult Other([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "calls/{id}")] HttpRequest request) => Answer;
}

internal sealed class NeedsKey : Misshapen
{
    [Function("Guarded")]
    public IResult Guarded([HttpTrigger("get", Route = "guarded")] HttpRequest request) => Answer;
}

internal sealed class NoTrigger : Misshapen
{
    [Function("Nothing")]
    public IResult Nothing(HttpRequest request) => Answer;
}

internal sealed class SameName : Misshapen
{
    [Function("Twice")]
    public IResult Once([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "one")] HttpRequest request) => Answer;

    [Function("twice")]
    public IResult Again([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "two")] HttpRequest request) => Answer;
}

internal sealed class Unfilled : Misshapen
{
    [Function("Unfilled")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "unfilled/{id}")] HttpRequest request, string id, string other) => Answer;
}
