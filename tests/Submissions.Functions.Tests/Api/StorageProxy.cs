using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Api;

/// <summary>Stands between the app and the table service: sees every request, and can lose the answer of a transaction that was made.</summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> seen = new();
    private readonly HttpClient emulator = new();
    private readonly Uri target;
    private readonly WebApplication proxy;
    private int answersToLose;

    private StorageProxy(Azurite azurite)
    {
        target = azurite.TableEndpoint;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        proxy = builder.Build();
        proxy.Run(ForwardAsync);
    }

    /// <summary>For the app under test.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>What the app asked of the table service since the last look: <c>GET</c>, or <c>POST $batch</c>.</summary>
    public IReadOnlyList<string> Seen()
    {
        var all = seen.ToList();
        seen.Clear();
        return all;
    }

    /// <summary>Told of every request before it is passed on: its address, with the query in plain characters.</summary>
    public Action<string>? Passing { get; set; }

    /// <summary>The next transactions are made, and nobody is told.</summary>
    public void LoseAnswers(int count) => answersToLose = count;

    public static async Task<StorageProxy> StartAsync(Azurite azurite)
    {
        var started = new StorageProxy(azurite);
        await started.proxy.StartAsync();
        var address = new Uri(started.proxy.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        started.ConnectionString = azurite.ConnectionString.Replace(azurite.TableEndpoint.Authority, address.Authority, StringComparison.Ordinal);
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.StopAsync();
        await proxy.DisposeAsync();
        emulator.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var request = context.Request;
        var isTransaction = request.Path.Value!.EndsWith("/$batch", StringComparison.Ordinal);
        seen.Enqueue(isTransaction ? "POST $batch" : request.Method);
        Passing?.Invoke(Uri.UnescapeDataString($"{request.Path}{request.QueryString}"));
        using var asked = new HttpRequestMessage(new HttpMethod(request.Method), new UriBuilder(target) { Path = request.Path, Query = request.QueryString.Value }.Uri)
        {
            Content = HttpMethods.IsGet(request.Method) ? null : new StreamContent(request.Body),
        };
        foreach (var (name, value) in request.Headers.Where(header => header.Key is not ("Host" or "Connection" or "Transfer-Encoding")))
            if (!asked.Headers.TryAddWithoutValidation(name, value.AsEnumerable()))
                asked.Content?.Headers.TryAddWithoutValidation(name, value.AsEnumerable());
        using var answer = await emulator.SendAsync(asked);
        if (isTransaction && Interlocked.Decrement(ref answersToLose) >= 0)
            context.Abort();
        else
            await CopyAsync(answer, context.Response);
    }

    private static async Task CopyAsync(HttpResponseMessage answer, HttpResponse response)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive")))
            response.Headers[name] = value.ToArray();
        await answer.Content.CopyToAsync(response.Body);
    }
}
