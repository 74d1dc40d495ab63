using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Functions;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace Submissions.Browser.Tests;

/// <summary>
/// The whole app in this process on a free port, with the emulator, and a browser to visit it. One for each test class; each
/// test makes its own call, so that tests do not meet.
/// </summary>
public sealed class Site(Azurite azurite) : IAsyncLifetime
{
    private readonly Azurite emulator = azurite;
    private readonly string name = Azurite.NewName();
    private readonly string mail = Path.Combine(Path.GetTempPath(), Azurite.NewName("mail"));
    private readonly Dictionary<CallId, Call> known = [];
    private int calls;
    private WebApplication? app;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public MovableClock Clock { get; } = new(Some.Now);

    public string Address { get; private set; } = "";

    public T Service<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    /// <summary>One of its own, for a test that moves the clock over the deadline.</summary>
    public static async Task<Site> OpenAsync(Site other)
    {
        var own = new Site(other.emulator);
        await own.InitializeAsync();
        return own;
    }

    public async ValueTask InitializeAsync()
    {
        app = SubmissionsApp.Build(
            [
                "--PORT=0", "--environment=Development", $"--Storage:ConnectionString={emulator.ConnectionString}", $"--Storage:Table={name}",
                $"--Storage:Container={name}", $"--Mail:LocalFolder={mail}", "--Mail:Delivery=Local", "--Logging:LogLevel:Default=Warning",
            ],
            Clock);
        await app.Services.PrepareStorageAsync();
        await app.StartAsync();
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        // A busy machine is slow; a test that waits for what never comes fails all the same.
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A call like Marrakesh's, under an id of its own.</summary>
    public async Task<CallId> NewCallAsync(string? json = null)
    {
        var node = JsonNode.Parse(json ?? Some.MarrakeshJson)!;
        node["id"] = $"call-{Interlocked.Increment(ref calls)}";
        var call = Some.Call(node.ToJsonString());
        await Service<CallStore>().SaveAsync(call.Id, node.ToJsonString(), CancellationToken.None);
        known[call.Id] = call;
        return call.Id;
    }

    /// <summary>Kinds of documents without which nothing is filed in that call.</summary>
    public IEnumerable<string> Missing(CallId call) => known[call].Rules.OfType<DocumentRule>().Where(rule => rule.Severity == Severity.Block).Select(rule => rule.Kind);

    /// <summary>What the timer does every few seconds.</summary>
    public Task SendLettersAsync() => Service<DispatchLetters>().RunAsync(new Uri(Address), CancellationToken.None);

    /// <summary>A visitor with a browser of their own: nothing is shared with another.</summary>
    public async Task<Visitor> VisitAsync(bool script = true, int width = 1280, bool dark = false, string zone = "Africa/Casablanca")
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            // A colour is looked at when it has come, not on its way.
            ReducedMotion = ReducedMotion.Reduce,
            TimezoneId = zone,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(15_000);
        return new Visitor(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        if (Directory.Exists(mail))
            Directory.Delete(mail, recursive: true);
    }
}
