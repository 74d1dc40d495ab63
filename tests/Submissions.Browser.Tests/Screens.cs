using Microsoft.Playwright;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Testing;

namespace Submissions.Browser.Tests;

/// <summary>Every page, for people to look at: SCREENS=folder writes a picture of each.</summary>
public sealed class Screens(Site site) : IClassFixture<Site>
{
    private static string? Folder => Environment.GetEnvironmentVariable("SCREENS");

    [Fact]
    public async Task Every_page()
    {
        Assert.SkipWhen(Folder is null, "SCREENS names no folder.");
        Directory.CreateDirectory(Folder!);
        var pages = await ManyPages.PrepareAsync(site);
        foreach (var width in new[] { 1280, 360 })
        {
            await using var visitor = await site.VisitAsync(width: width, dark: Environment.GetEnvironmentVariable("SCREENS_DARK") is not null);
            foreach (var (name, path) in pages)
            {
                await visitor.Page.GotoAsync(path);
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{name}-{width}.png"), FullPage = true });
            }
        }
    }
}
