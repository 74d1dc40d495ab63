using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http;

/// <summary>For whatever watches over the app. A stranger learns one word, and which package answers; why it is not ready stands in the log, and is told to a member.</summary>
internal sealed class HealthFunctions(CheckReadiness readiness, FindSignedIn find, BuiltVersion version)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The process answers: nothing else is looked at.</summary>
    [Function("Health")]
    public IResult Alive([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request) => Word(Well("alive"));

    [Function("HealthReady")]
    public async Task<IResult> ReadyAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request)
    {
        var ready = await readiness.RunAsync();
        if (ready.IsReady)
            return Word(Well("ready"));
        request.HttpContext.Response.Headers.RetryAfter = "10";
        return Word(await IsMemberAsync(request.HttpContext) ? $"unready\n{string.Join('\n', ready.Reasons)}" : "unready", StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>After a deployment an old instance may still answer: the second line tells it from a new one.</summary>
    private string Well(string word) => version.Value is { } built ? $"{word}\n{built}" : word;

    /// <summary>As far as it can be known: the session is a row of the same storage.</summary>
    private async Task<bool> IsMemberAsync(HttpContext context)
    {
        try
        {
            return await DeskDoor.WhoAsync(context, find).WaitAsync(Patience, context.RequestAborted) is not null;
        }
        catch (Exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            return false;
        }
    }

    private static IResult Word(string word, int status = StatusCodes.Status200OK) => Results.Text(word + "\n", "text/plain; charset=utf-8", statusCode: status);
}
