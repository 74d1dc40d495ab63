using Microsoft.Playwright;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Testing;
using static Microsoft.Playwright.Assertions;

namespace Submissions.Browser.Tests;

/// <summary>The queue in a browser: by keys alone, by form with and without script, and what is selected.</summary>
public sealed class QueueTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Names = ["alpha", "beta", "gamma"];

    [Fact]
    public async Task Keys_walk_the_list_tick_open_search_and_go_on_in_the_filter()
    {
        var (call, references) = await ThreeAsync();
        await using var unit = await site.VisitAsync();
        await unit.SignInAsync();
        await unit.GoAsync($"/queue/{call}?sort=filed");
        var keys = unit.Page.Keyboard;
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("x");
        await Expect(unit.Page.Locator("[data-ticked]")).ToHaveTextAsync("1 ticked");
        await Expect(unit.Page.Locator("tr.here th")).ToContainTextAsync(references[1]);
        await keys.PressAsync("k");
        await keys.PressAsync("o");
        await unit.Page.WaitForURLAsync("**?sort=filed");
        await unit.SeesAsync($"1 of 3");
        await keys.PressAsync("n");
        await unit.SeesAsync("2 of 3");
        await keys.PressAsync("p");
        await unit.SeesAsync("1 of 3");

        await unit.GoAsync($"/queue/{call}");
        await keys.PressAsync("?");
        await Expect(unit.Page.Locator("[data-keys]")).ToHaveAttributeAsync("open", "");
        await unit.ExpectAccessibleAsync();
        await keys.PressAsync("/");
        await keys.TypeAsync("jonk beta");
        await Expect(unit.Page.Locator("#q")).ToHaveValueAsync("jonk beta");
        await unit.Page.Locator("#q").FillAsync("event beta");
        await keys.PressAsync("Enter");
        await Expect(unit.Page.Locator("tr[data-row]")).ToHaveCountAsync(1);
        Assert.EndsWith("?q=event%20beta", unit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_keys_can_be_turned_off_for_good()
    {
        var (call, _) = await ThreeAsync();
        await using var unit = await site.VisitAsync();
        await unit.SignInAsync();
        await unit.GoAsync($"/queue/{call}");
        await unit.Page.Keyboard.PressAsync("?");
        await unit.Page.GetByLabel("Single keys act on this browser").UncheckAsync();
        await unit.GoAsync($"/queue/{call}");
        await unit.Page.Keyboard.PressAsync("j");
        await Expect(unit.Page.Locator("tr.here")).ToHaveCountAsync(0);
    }

    [Theory, InlineData(true, 360), InlineData(false, 1280)]
    public async Task A_filter_is_sent_taken_away_and_what_it_means_is_selected(bool script, int width)
    {
        var (call, _) = await ThreeAsync();
        await using var unit = await site.VisitAsync(script, width);
        await unit.SignInAsync();
        await unit.GoAsync($"/queue/{call}");
        await unit.Page.Locator("#filter-documents").SelectOptionAsync("missing");
        await unit.Page.GetByText("More filters").ClickAsync();
        await unit.Page.GetByLabel("Government", new() { Exact = true }).CheckAsync();
        await unit.Page.Locator("#q").FillAsync("EVENT");
        await unit.Page.Locator(".filter .line button").ClickAsync();
        await Expect(unit.Page.Locator(".chosen li")).ToHaveCountAsync(3);
        if (script)
            await KeepsNobodyOutAsync(unit);
        await unit.Page.Locator(".chosen li a").First.ClickAsync();
        await Expect(unit.Page.Locator(".chosen li")).ToHaveCountAsync(2);
        await Expect(unit.Page.Locator("tr[data-row]")).ToHaveCountAsync(3);

        await unit.PressAsync("Go on with all 3 of this list");
        await Expect(unit.Page.Locator("h1")).ToHaveTextAsync("3 proposals selected");
        if (script)
            await KeepsNobodyOutAsync(unit);
        var download = await unit.Page.RunAndWaitForDownloadAsync(() => unit.PressAsync("Excel"));
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);

        await unit.GoAsync($"/queue/{call}");
        await unit.Page.Locator("tr[data-row] input[name=id]").First.CheckAsync();
        await unit.PressAsync("Go on with those ticked");
        await Expect(unit.Page.Locator("h1")).ToHaveTextAsync("1 proposal selected");
    }

    [Fact]
    public async Task What_is_printed_keeps_nobody_out()
    {
        var (call, _) = await ThreeAsync();
        await using var unit = await site.VisitAsync();
        await unit.SignInAsync();
        await unit.GoAsync($"/queue/{call}/export?format=print");
        await Expect(unit.Page.Locator("article")).ToHaveCountAsync(3);
        await unit.ExpectAccessibleAsync();
    }

    /// <summary>What looks at a page is script itself.</summary>
    private static async Task KeepsNobodyOutAsync(Visitor unit)
    {
        await unit.ExpectAccessibleAsync();
        await unit.ExpectNoSidewaysScrollingAsync();
    }

    private async Task<(CallId Call, string[] References)> ThreeAsync()
    {
        var call = await site.NewCallAsync();
        var references = new string[Names.Length];
        for (var number = 0; number < references.Length; number++)
        {
            var content = Some.MarrakeshContent().WithMendedAddress();
            var draft = await ManyPages.DraftAsync(site, call, content with
            {
                Title = $"Event {Names[number]}",
                Organisers = [content.Organisers[0] with { Name = $"Ministry {number}" }, .. content.Organisers.Skip(1)],
            });
            var act = Act.ByOrganiser(site.Clock.GetUtcNow());
            await site.Service<ReceiveDocument>().RunAsync(draft, "concept-note", "Note.pdf", new MemoryStream("%PDF-1.7 a note"u8.ToArray()), null, null, act, default);
            references[number] = ((Outcome<Submitted>.Done)await site.Service<SubmitProposal>().RunAsync(draft, null, act, default)).Value.Reference.Value;
            site.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        return (call, references);
    }
}
