using Microsoft.Playwright;

namespace Submissions.Browser.Tests;

/// <summary>
/// Every page, for people to look at: SCREENS=folder writes a picture of each, wide and narrow, with and without script, printed, and from right to left.
/// SCREENS_ONLY=queue,desk takes those whose names begin so, with script alone.
/// </summary>
public sealed class Screens(Site site) : IClassFixture<Site>
{
    private static readonly string[] Printed = ["receipt", "filed-check", "filed", "dossier", "draft-check", "call"];

    private static string? Folder => Environment.GetEnvironmentVariable("SCREENS");

    private static string[]? Only => Environment.GetEnvironmentVariable("SCREENS_ONLY")?.Split(',');

    [Fact]
    public async Task Every_page()
    {
        Assert.SkipWhen(Folder is null, "SCREENS names no folder.");
        Directory.CreateDirectory(Folder!);
        var pages = await ManyPages.PrepareAsync(site);
        if (Only is { } only)
            pages = [.. pages.Where(page => page.Name.StartsWith("link-", StringComparison.Ordinal) || only.Any(begin => page.Name.StartsWith(begin, StringComparison.Ordinal)))];
        foreach (var script in Only is null ? new[] { true, false } : [true])
        {
            foreach (var width in new[] { 1280, 360 })
            {
                await using var visitor = await VisitAsync(width, script);
                foreach (var (name, path) in pages)
                    await TakeAsync(visitor, path, $"{name}-{width}{(script ? "" : "-noscript")}");
                // In a sandbox without script, as a letter stands in a mail program: no test can look into it.
                if (Only is not null)
                    continue;
                await TakeAsync(visitor, $"{pages.First(page => page.Name == "mail-letter").Path}/html", $"mail-html-{width}{(script ? "" : "-noscript")}");
            }
        }

        if (Only is not null)
            return;
        await PrintAsync(pages);
        await TurnAsync(pages);
    }

    private async Task PrintAsync(IReadOnlyList<(string Name, string Path)> pages)
    {
        await using var visitor = await VisitAsync(794, script: true);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var (name, path) in pages.Where(page => Printed.Contains(page.Name) || page.Name.StartsWith("link-", StringComparison.Ordinal)))
            await TakeAsync(visitor, path, $"{name}-print");
    }

    /// <summary>The same sheet from right to left, as an Arabic page would stand.</summary>
    private async Task TurnAsync(IReadOnlyList<(string Name, string Path)> pages)
    {
        foreach (var width in new[] { 1280, 360 })
        {
            await using var visitor = await VisitAsync(width, script: true);
            await visitor.Page.AddInitScriptAsync("document.addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl'; });");
            foreach (var (name, path) in pages)
                await TakeAsync(visitor, path, $"{name}-{width}-rtl");
        }
    }

    private async Task<Visitor> VisitAsync(int width, bool script)
    {
        var visitor = await site.VisitAsync(script, width, dark: Environment.GetEnvironmentVariable("SCREENS_DARK") is not null);
        await visitor.SignInAsync();
        return visitor;
    }

    private static async Task TakeAsync(Visitor visitor, string path, string name)
    {
        await visitor.Page.GotoAsync(path);
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{name}.png"), FullPage = true });
    }
}
