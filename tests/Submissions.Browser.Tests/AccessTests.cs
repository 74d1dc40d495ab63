using Microsoft.Playwright;
using Submissions.Testing;
using static Microsoft.Playwright.Assertions;

namespace Submissions.Browser.Tests;

/// <summary>Nobody is kept out: axe on every page by day and by night, narrow screens, large text.</summary>
public sealed class AccessTests(Site site) : IClassFixture<Site>
{
    /// <summary>Each page is opened once and looked at in every way: opening them is most of the time.</summary>
    [Fact]
    public async Task No_page_keeps_anybody_out()
    {
        var faults = new List<string>();
        var pages = await ManyPages.PrepareAsync(site);
        await using var visitor = await site.VisitAsync();
        visitor.Page.Console += (_, message) =>
        {
            // A browser says this of any page that is not there.
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
                faults.Add($"{visitor.Page.Url}: {message.Text}");
        };
        visitor.Page.PageError += (_, error) => faults.Add($"{visitor.Page.Url}: {error}");
        await visitor.SignInAsync();
        foreach (var (_, path) in pages)
        {
            await visitor.Page.GotoAsync(path);
            faults.AddRange(await visitor.BarriersAsync());
            faults.AddRange(await ByNightAsync(visitor));
            faults.AddRange(await ByWidthAsync(visitor));
        }

        Assert.Empty(faults);
    }

    private static async Task<IReadOnlyList<string>> ByNightAsync(Visitor visitor)
    {
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var faults = await visitor.ColourBarriersAsync();
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return [.. faults.Select(fault => $"by night: {fault}")];
    }

    /// <summary>The sheet is the same from right to left: nothing sticks out, neither at the start nor at the end.</summary>
    private static async Task<IReadOnlyList<string>> ByWidthAsync(Visitor visitor)
    {
        var faults = new List<string>();
        foreach (var (width, direction) in new[] { (1280, "rtl"), (360, "rtl"), (360, "ltr"), (320, "ltr"), (1280, "ltr") })
        {
            await visitor.Page.SetViewportSizeAsync(width, 900);
            await visitor.Page.EvaluateAsync("direction => { document.documentElement.dir = direction; }", direction);
            faults.AddRange((await visitor.StickingOutAsync()).Select(fault => $"at {width} px, {direction}: {fault}"));
        }

        return faults;
    }

    [Fact]
    public async Task What_keeps_somebody_out_is_found()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.GoAsync("/");
        await visitor.Page.EvaluateAsync("() => document.querySelector('main').append(Object.assign(new Image(), { src: '/favicon.ico' }), Object.assign(document.createElement('p'), { textContent: 'Pale', style: 'color: #999' }))");
        Assert.Contains(await visitor.BarriersAsync(), barrier => barrier.Contains("image-alt", StringComparison.Ordinal));
        Assert.Contains(await visitor.ColourBarriersAsync(), barrier => barrier.Contains("color-contrast", StringComparison.Ordinal));
        Assert.DoesNotContain(await visitor.BarriersButColoursAsync(), barrier => barrier.Contains("color-contrast", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Texts_of_an_Arabic_call_say_their_language_and_stand_from_right_to_left()
    {
        var call = await site.NewCallAsync(SomeArabic.CallJson);
        var draft = await ManyPages.DraftAsync(site, call, SomeArabic.Content);
        await using var visitor = await site.VisitAsync();
        await visitor.GoAsync($"/calls/{call}");
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("dir", "ltr");
        var name = visitor.Page.Locator("h1 [lang=ar]");
        await Expect(name).ToHaveTextAsync(SomeArabic.CallName);
        await Expect(name).ToHaveCSSAsync("direction", "rtl");
        await visitor.GoAsync(ManyPages.Link(draft));
        await Expect(visitor.Page.Locator("h1 bdi")).ToHaveCSSAsync("direction", "rtl");
        await visitor.GoAsync($"/proposals/{draft.Id}/description");
        await Expect(visitor.Field("description")).ToHaveCSSAsync("direction", "rtl");
        await Expect(visitor.Field("guidingQuestions[1]")).ToHaveCSSAsync("direction", "ltr");
    }

    /// <summary>The whole form's first page, as it travels: page, sheet and scripts, compressed.</summary>
    [Fact]
    public async Task The_forms_first_page_takes_less_than_25_KB()
    {
        var draft = await ManyPages.DraftAsync(site, await site.NewCallAsync(), Domain.Proposals.ProposalContent.Empty);
        await using var visitor = await site.VisitAsync();
        await visitor.GoAsync(ManyPages.Link(draft));
        // A route of one's own turns the cache off: what counts is the very first page.
        await visitor.Page.RouteAsync("**/*", route => route.ContinueAsync());
        var bytes = 0L;
        visitor.Page.RequestFinished += async (_, request) =>
        {
            var sizes = await request.SizesAsync();
            Interlocked.Add(ref bytes, sizes.ResponseBodySize);
        };
        await visitor.Page.GotoAsync($"/proposals/{draft.Id}/about", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.InRange(Interlocked.Read(ref bytes), 3_000, 25 * 1024);
    }

    [Fact]
    public async Task The_reader_in_another_zone_sees_their_own_time()
    {
        var call = await site.NewCallAsync();
        await using var visitor = await site.VisitAsync(zone: "America/Mexico_City");
        await visitor.GoAsync($"/calls/{call}");
        await visitor.SeesAsync("For you: Friday 28 September at 17:59");
    }
}
