using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;

namespace Submissions.Browser.Tests;

/// <summary>Somebody at a browser.</summary>
public sealed class Visitor(IPage page) : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Colours = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"];

    public IPage Page { get; } = page;

    public async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.True(answer!.Status < 400, $"{path} answered {answer.Status}.");
    }

    /// <summary>Presses a button or follows a link by its words, and waits for the page it leads to.</summary>
    public Task PressAsync(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    public Task FollowAsync(string words) => Page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).First.ClickAsync();

    /// <summary>As the support unit, on a laptop: without a letter.</summary>
    public async Task SignInAsync(string role = "coordinator")
    {
        await GoAsync("/sign-in");
        await PressAsync($"Sign in as {role}");
        await SeesAsync("Where you are signed in");
    }

    public ILocator Field(string path) => Page.Locator($"[id=\"{path}\"]");

    public Task<string> TextAsync() => Page.Locator("main").InnerTextAsync();

    public async Task SeesAsync(string words) => await Assertions.Expect(Page.Locator("main")).ToContainTextAsync(words);

    /// <summary>Starts a proposal on the call's page.</summary>
    /// <returns>The path of the proposal.</returns>
    public async Task<string> StartAsync(CallId call)
    {
        await GoAsync($"/calls/{call}");
        await PressAsync("Start a proposal");
        await SeesAsync("Your proposal is begun");
        return new Uri(Page.Url).AbsolutePath;
    }

    /// <summary>Nothing that keeps somebody out stands on this page.</summary>
    public async Task ExpectAccessibleAsync() => Assert.Empty(await BarriersAsync());

    /// <summary>What keeps somebody out, by axe's rules of WCAG 2.2 AA and its best practices; text has a contrast of 7:1.</summary>
    public Task<IReadOnlyList<string>> BarriersAsync() => BarriersAsync(new { rules = Enabled(true) });

    /// <summary>Of a page whose colours alone have changed.</summary>
    public Task<IReadOnlyList<string>> ColourBarriersAsync() => BarriersAsync(new { runOnly = Colours });

    /// <summary>Of a page whose colours were looked at before; they take most of the time.</summary>
    public Task<IReadOnlyList<string>> BarriersButColoursAsync() => BarriersAsync(new { rules = Enabled(false) });

    private static Dictionary<string, object> Enabled(bool enabled) => Colours.ToDictionary(rule => rule, object (_) => new { enabled });

    /// <summary>Axe runs in the page itself and is loaded once: its wrapper for Playwright loads it into a second, blank page for every look, which takes longer than looking.</summary>
    private async Task<IReadOnlyList<string>> BarriersAsync(object options)
    {
        Assert.Single(Page.Frames);
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(
            """
            async options => {
              const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] });
              return violations.map(({ id, help, nodes }) => [`${location}: ${id}: ${help}`, ...nodes.slice(0, 4).map(node => node.html)].join("\n  "));
            }
            """,
            options);
    }

    /// <summary>Nothing on this page sticks out to the side.</summary>
    public async Task ExpectNoSidewaysScrollingAsync() => Assert.Empty(await StickingOutAsync());

    public async Task<IReadOnlyList<string>> StickingOutAsync()
    {
        var wide = await Page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              return [...document.querySelectorAll("body *")].filter(e => { const box = e.getBoundingClientRect(); return box.right > width + 1 || box.left < -1; }).slice(0, 5).map(e => e.outerHTML.slice(0, 200));
            }
            """);
        return [.. wide.Select(element => $"{Page.Url}: {element}")];
    }

    /// <summary>The page dies without a word, as when the battery is empty; what the browser holds stays.</summary>
    /// <returns>The same person with a new page.</returns>
    public async Task<Visitor> CrashAsync()
    {
        var gone = new TaskCompletionSource();
        Page.Crash += (_, _) => gone.TrySetResult();
        _ = Page.GotoAsync("chrome://crash").ContinueWith(ended => ended.Exception, TaskScheduler.Default);
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(15));
        return new Visitor(await Page.Context.NewPageAsync());
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
