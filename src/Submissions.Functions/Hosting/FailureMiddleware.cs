namespace Submissions.Functions.Hosting;

/// <summary>Exceptions are seen once, here: logged with the number the caller is told, and answered without a trace.</summary>
internal sealed partial class FailureMiddleware(RequestDelegate next, IEnumerable<RecogniseFailure> recognise, ILogger<FailureMiddleware> log)
{
    private const int ClientClosedRequest = 499;

    /// <summary>What the server itself throws while it reads a body is the client's doing, also where it has no exception of its own for it (a chunk's length beyond all numbers).</summary>
    private const string Server = "Microsoft.AspNetCore.Server.Kestrel.Core";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (HasNothingToSay(context.Response))
                await Failure.Answer(context, context.Response.StatusCode);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            LogRefused(log, e.StatusCode, e.Message);
            await AnswerAnew(context, e.StatusCode);
        }
        catch (IOException e) when (e.Source == Server && !context.Response.HasStarted)
        {
            LogRefused(log, StatusCodes.Status400BadRequest, e.Message);
            await AnswerAnew(context, StatusCodes.Status400BadRequest);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            if (!context.Response.HasStarted)
                context.Response.StatusCode = ClientClosedRequest;
        }
        catch (Exception e) when (!context.Response.HasStarted && Known(e) is { } known)
        {
            LogRefused(log, known.Status, e.Message);
            context.Response.Clear();
            context.Response.Headers.RetryAfter = "60";
            await Failure.Answer(context, known.Status, known.Code, known.Detail);
        }
        catch (Exception e)
        {
            LogFailed(log, e, Failure.Correlation(context), context.Request.Method, context.GetEndpoint()?.DisplayName);
            if (context.Response.HasStarted)
                context.Abort();
            else
                await AnswerAnew(context, StatusCodes.Status500InternalServerError);
        }
    }

    private KnownFailure? Known(Exception e) => recognise.Select(one => one(e)).FirstOrDefault(known => known is not null);

    private static Task AnswerAnew(HttpContext context, int status)
    {
        context.Response.Clear();
        return Failure.Answer(context, status);
    }

    private static bool HasNothingToSay(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null };

    // The endpoint's name, not the path: addresses hold keys.
    [LoggerMessage(1, LogLevel.Error, "Failed, number {Correlation}: {Method} {Function}")]
    private static partial void LogFailed(ILogger log, Exception e, string correlation, string method, string? function);

    [LoggerMessage(2, LogLevel.Information, "Refused with {Status}: {Reason}")]
    private static partial void LogRefused(ILogger log, int status, string reason);
}
