using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Submissions.Bench;

/// <summary>One call to the tables.</summary>
/// <param name="What">Method and last segment, such as <c>POST $batch</c>.</param>
/// <param name="Bytes">Of the answer.</param>
/// <param name="Began">Milliseconds on a clock that all calls share.</param>
/// <param name="Milliseconds">Until the emulator had answered whole.</param>
internal sealed record StorageCall(string What, int Bytes, double Began, double Milliseconds)
{
    /// <summary>How long at least one of the calls was waited for: what is asked at once is waited for once.</summary>
    public static double Waited(IEnumerable<StorageCall> calls)
    {
        var (waited, until) = (0.0, 0.0);
        foreach (var call in calls.OrderBy(call => call.Began))
        {
            waited += Math.Max(0, call.Began + call.Milliseconds - Math.Max(until, call.Began));
            until = Math.Max(until, call.Began + call.Milliseconds);
        }

        return waited;
    }
}

/// <summary>
/// Stands before the emulator's tables, hands every request on as it is, and notes what was asked and how long the emulator took.
/// It can hold answers back, so that a small table and a large one answer after the same time, as Azure's do.
/// </summary>
internal sealed class WatchedStorage : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = ["Transfer-Encoding", "Connection", "Keep-Alive"];

    private readonly ConcurrentQueue<StorageCall> calls = new();
    private readonly HttpClient client = new();
    private readonly WebApplication server;

    private readonly TimeSpan atLeast;

    private WatchedStorage(Uri tables, TimeSpan atLeast)
    {
        this.atLeast = atLeast;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Run(context => HandOnAsync(context, tables.GetLeftPart(UriPartial.Authority)));
    }

    /// <summary>As the emulator's own, on another port.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <param name="atLeast">No call is answered sooner.</param>
    public static async Task<WatchedStorage> StartAsync(Uri tables, TimeSpan atLeast = default)
    {
        var watched = new WatchedStorage(tables, atLeast);
        await watched.server.StartAsync();
        watched.Endpoint = new Uri(new Uri(watched.server.Urls.Single()), tables.AbsolutePath);
        return watched;
    }

    /// <summary>The calls that were made while <paramref name="act"/> ran.</summary>
    public async Task<IReadOnlyList<StorageCall>> DuringAsync(Func<Task> act)
    {
        calls.Clear();
        await act();
        return [.. calls];
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        client.Dispose();
    }

    private async Task HandOnAsync(HttpContext context, string authority)
    {
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var request = Request(context.Request, authority + path);
        var began = TimeProvider.System.GetTimestamp();
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        var took = TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
        calls.Enqueue(new StorageCall($"{context.Request.Method} {path.Split('?')[0].Split('/')[^1]}", body.Length, TimeProvider.System.GetElapsedTime(0, began).TotalMilliseconds, took));
        if (atLeast.TotalMilliseconds > took)
            await Task.Delay(atLeast - TimeSpan.FromMilliseconds(took), TimeProvider.System);

        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key)))
            context.Response.Headers[name] = values.ToArray();
        await context.Response.Body.WriteAsync(body);
    }

    private static HttpRequestMessage Request(HttpRequest asked, string address)
    {
        var request = new HttpRequestMessage(new HttpMethod(asked.Method), address);
        if (asked.ContentLength > 0)
            request.Content = new StreamContent(asked.Body);
        foreach (var (name, values) in asked.Headers.Where(header => header.Key != "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, [.. values]))
                request.Content?.Headers.TryAddWithoutValidation(name, [.. values]);
        }

        return request;
    }
}
