using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Submissions.Functions.Tests.AzureTables;

/// <summary>A table service that says what it is told to, in order: for what the emulator never does.</summary>
internal sealed class ScriptedService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> script;

    private ScriptedService(IEnumerable<Func<HttpContext, Task>> script)
    {
        this.script = new(script);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public ConcurrentQueue<(string Method, string Target, IHeaderDictionary Headers)> Requests { get; } = new();

    public int Port => new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    public string ConnectionString(string account, string key) => $"AccountName={account};AccountKey={key};TableEndpoint=http://localhost:{Port}";

    public static async Task<ScriptedService> StartAsync(params Func<HttpContext, Task>[] script)
    {
        var service = new ScriptedService(script);
        await service.app.StartAsync();
        return service;
    }

    public static Func<HttpContext, Task> Answer(int status, string body = "", params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        if (body.Length == 0)
            return Task.CompletedTask;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    };

    public static Task HangUp(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        // Copied: the server uses its header collection again for the next request.
        var headers = new HeaderDictionary(context.Request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase));
        Requests.Enqueue((context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, headers));
        await (script.TryDequeue(out var next) ? next : Answer(501))(context);
    }
}
