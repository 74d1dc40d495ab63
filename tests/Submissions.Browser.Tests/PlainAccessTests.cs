using System.Text.RegularExpressions;

namespace Submissions.Browser.Tests;

/// <summary>Nobody is kept out where no script runs. A class of its own: classes run beside each other.</summary>
public sealed partial class PlainAccessTests(Site site) : IClassFixture<Site>
{
    /// <summary>Axe is a script and does not run where none does: what a browser without script made of each page is shown to one with. The colours are the same sheet's.</summary>
    [Fact]
    public async Task Every_page_as_it_stands_without_script_keeps_nobody_out()
    {
        var pages = await ManyPages.PrepareAsync(site);
        await using var plain = await site.VisitAsync(script: false);
        await plain.SignInAsync();
        await using var axe = await site.VisitAsync();
        var (shown, faults) = ("", new List<string>());
        await axe.Page.RouteAsync("**/*", route => route.Request.ResourceType == "document"
            ? route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = shown })
            : route.ContinueAsync());
        foreach (var (_, path) in pages)
        {
            await plain.Page.GotoAsync(path);
            shown = WithoutScript().Replace(await plain.Page.ContentAsync(), "");
            await axe.Page.GotoAsync(path);
            faults.AddRange(await axe.BarriersButColoursAsync());
        }

        Assert.Empty(faults);
    }

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex WithoutScript();
}
