using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Submissions.Functions.Hosting;

namespace Submissions.Functions.Tests.Hosting;

/// <summary>Functions of the shapes the app has, for the tests of hosting alone.</summary>
internal sealed class SampleFunctions(TimeProvider clock, PublicAddress address)
{
    public static int Ticks;
    public static TimerInfo? LastTick;

    [Function("Seen")]
    public IResult Seen([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "api/seen/{word}")] HttpRequest request, string word, FunctionContext context) =>
        Results.Json(new Seen(
            word,
            PublicAddress.Of(request).ToString(),
            address.ForLetters.ToString(),
            request.HttpContext.ArrivedAt() == clock.GetUtcNow(),
            context.FunctionDefinition.Name,
            [.. request.Headers.Keys]));

    [Function("Length")]
    public async Task<IResult> Length([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/length")] HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        return Results.Json(body.Length);
    }

    [Function("LengthOfMore"), RequestSizeLimit(3 * RequestLimits.Body)]
    public Task<IResult> LengthOfMore([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/length-of-more")] HttpRequest request, CancellationToken cancellation) =>
        Length(request, cancellation);

    [Function("Break")]
    public IResult Break([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/break")] HttpRequest request) =>
        throw new InvalidOperationException("the secret of the inner workings");

    [Function("BreakPage")]
    public IResult BreakPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "break")] HttpRequest request) =>
        throw new InvalidOperationException("the secret of the inner workings");

    [Function("Page")]
    public IResult Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "page")] HttpRequest request) =>
        Results.Text(new string('a', 10_000), "text/html; charset=utf-8");

    [Function("Tick")]
    public Task Tick([TimerTrigger("0 * * * * *")] TimerInfo timer)
    {
        LastTick = timer;
        Interlocked.Increment(ref Ticks);
        return Task.CompletedTask;
    }

    [Function("TickBroken")]
    public Task TickBroken([TimerTrigger("%SCHEDULE%", UseMonitor = false)] TimerInfo timer) => throw new InvalidOperationException("the timer's secret");
}

internal sealed record Seen(string Word, string Address, string ForLetters, bool ArrivedNow, string Function, IReadOnlyList<string> Headers);
