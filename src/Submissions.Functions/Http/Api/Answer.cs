using System.Text.Json;
using Submissions.Functions.Hosting;

namespace Submissions.Functions.Http.Api;

/// <summary>An answer in JSON. It may hold what only the key's holder may see, so nothing on its way keeps it.</summary>
internal sealed class Answer(int status, object body) : IResult
{
    public int Status { get; } = status;

    public object Body { get; } = body;

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public string? ETag { get; init; }

    public string? Location { get; init; }

    /// <summary>How a client is told to prove who it is, with a 401.</summary>
    public string? Challenge { get; init; }

    public static Answer Ok(object body) => new(StatusCodes.Status200OK, body);

    public static Answer Created(object body, string location) => new(StatusCodes.Status201Created, body) { Location = location };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var body = Body is Problem problem ? problem with { Correlation = Failure.Correlation(httpContext) } : Body;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ApiJson.Options);
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.ETag = ETag;
        response.Headers.Location = Location;
        response.Headers.WWWAuthenticate = Challenge;
        if (Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = "30";
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
