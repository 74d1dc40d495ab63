using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Submissions.Domain.Calls;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests;

/// <summary>
/// The whole app in this process: real Kestrel on a free port, real emulator, a clock that stands at <see cref="Some.Now"/>
/// until it is moved. One for each test class (<c>IClassFixture&lt;TestApp&gt;</c>), with a table and a container of its own;
/// each test makes its own call (<see cref="NewCallAsync"/>).
/// </summary>
public sealed class TestApp(Azurite azurite) : IAsyncLifetime
{
    private readonly string name = Azurite.NewName();
    private int calls;
    private WebApplication? app;

    public MovableClock Clock { get; } = new(Some.Now);

    public Uri Address { get; private set; } = null!;

    /// <summary>Follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; private set; } = null!;

    private string MailFolder => Path.Combine(Path.GetTempPath(), name);

    /// <summary>Whatever the app's container holds.</summary>
    public T Service<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    public ValueTask InitializeAsync() => StartAsync("Development", azurite.ConnectionString);

    /// <summary>An app of its own, for a test that needs another environment, or stands between the app and the emulator.</summary>
    /// <param name="settings">More of them, as in <c>--Section:Name=value</c>.</param>
    public static async Task<TestApp> StartAsync(Azurite azurite, string environment = "Development", string? connectionString = null, params string[] settings)
    {
        var own = new TestApp(azurite);
        await own.StartAsync(environment, connectionString ?? azurite.ConnectionString, settings);
        return own;
    }

    /// <summary>As the Functions host starts it, in Production and on a port of the host's choosing.</summary>
    public static Task<TestApp> StartUnderHostAsync(Azurite azurite, params string[] settings) => StartAsync(
        azurite, "Production", null, [$"--FUNCTIONS_CUSTOMHANDLER_PORT={FreePort()}", "--Site:PublicAddress=https://sideevents.example.org", .. settings]);

    /// <summary>A call like Marrakesh's, under an id and with a lead's places of its own.</summary>
    /// <param name="change">What is different about it.</param>
    public async Task<CallId> NewCallAsync(Action<JsonNode>? change = null)
    {
        var json = JsonNode.Parse(Some.MarrakeshJson)!;
        json["id"] = $"call-{Interlocked.Increment(ref calls)}";
        change?.Invoke(json);
        var call = Some.Call(json.ToJsonString());
        await Service<CallStore>().SaveAsync(call.Id, json.ToJsonString(), CancellationToken.None);
        return call.Id;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is null)
            return;
        await app.StopAsync();
        await app.DisposeAsync();
        if (Directory.Exists(MailFolder))
            Directory.Delete(MailFolder, recursive: true);
    }

    /// <summary>A laptop keeps its letters; anywhere else they would go to SendGrid, where nobody listens.</summary>
    private string[] Mail(string environment) => environment == "Development"
        ? [$"--Mail:LocalFolder={MailFolder}"]
        : ["--Mail:Delivery=SendGrid", "--Mail:From=side-events@example.org", "--Mail:SendGridKey=SG.none", "--Mail:SendGridEndpoint=http://127.0.0.1:9"];

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async ValueTask StartAsync(string environment, string connectionString, params string[] settings)
    {
        app = SubmissionsApp.Build(
            [
                "--PORT=0", $"--environment={environment}", $"--Storage:ConnectionString={connectionString}",
                $"--Storage:Table={name}", $"--Storage:Container={name}", "--Logging:LogLevel:Default=Warning",
                .. Mail(environment), .. settings,
            ],
            Clock);
        await app.Services.PrepareStorageAsync();
        await app.StartAsync();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = Address };
    }
}
