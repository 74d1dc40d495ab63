using Microsoft.Playwright;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;

namespace Submissions.Browser.Tests;

/// <summary>A coordinator edits the call: a rule, a deadline, a version brought back; everything accessible, narrow screens too.</summary>
public sealed class CallEditTests(Site site) : IClassFixture<Site>
{
    [Theory, InlineData(1280), InlineData(360)]
    public async Task Every_page_of_the_editing_is_accessible(int width)
    {
        var call = await CallAsync();
        await using var visitor = await site.VisitAsync(width: width);
        await visitor.SignInAsync();
        foreach (var page in (string[])["", "/edit/dates", "/edit/rules", "/edit/rooms", "/edit/reminders", "/edit/documents", "/edit/texts", "/edit/file", "/extend"])
        {
            await visitor.GoAsync($"/desk/calls/{call}{page}");
            await visitor.ExpectAccessibleAsync();
            await visitor.ExpectNoSidewaysScrollingAsync();
            await PictureAsync(visitor, $"call{page.Replace('/', '-')}-{width}");
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_rule_is_made_stricter_looked_at_and_saved_then_the_deadline_is_extended(bool script)
    {
        var call = await CallAsync();
        await using var visitor = await site.VisitAsync(script);
        await visitor.SignInAsync();
        await visitor.GoAsync("/desk");
        await visitor.Page.Locator($"a[href='/desk/calls/{call}']").ClickAsync();
        await visitor.FollowAsync("Rules");
        var rows = await visitor.Page.Locator("details.row").CountAsync();
        await visitor.PressAsync("Add a rule");
        var added = visitor.Page.Locator($"[id='rules[{rows}]']");
        await Assertions.Expect(added.Locator("summary")).ToBeFocusedAsync();
        await added.GetByRole(AriaRole.Button).Nth(1).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("details.row")).ToHaveCountAsync(rows);
        await visitor.Page.Locator("[id='rules[0]'] > summary").ClickAsync();
        await visitor.Field("rules[0].max").FillAsync("many");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.SeesAsync("1 thing to mend before it can be saved");
        await PictureAsync(visitor, $"call-rules-wrong-{script}");
        await visitor.Field("rules[0].max").FillAsync("3");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.SeesAsync("1 of 1 filed proposal that was looked at is touched");
        await PictureAsync(visitor, $"call-preview-{script}");
        if (script)
            await visitor.ExpectAccessibleAsync();
        await visitor.PressAsync("Save as version 1");
        await visitor.SeesAsync("Saved.");

        await visitor.FollowAsync("Extend the deadline");
        await visitor.Page.GetByLabel("New closing").FillAsync("2018-10-05T23:59");
        await visitor.PressAsync("See what moves");
        await visitor.SeesAsync("The concept note is due Friday 5 October 2018");
        await visitor.PressAsync("Save as version 2");
        await visitor.SeesAsync("Deadline extended");
        Assert.Equal(10, (await site.Service<CallStore>().FindAsync(call, default))!.Window.Closes.Month);
        await visitor.FollowAsync("Version 1");
        await visitor.SeesAsync("What it changed");
        if (script)
            await visitor.ExpectAccessibleAsync();
        await visitor.PressAsync("See what bringing it back changes");
        await visitor.SeesAsync("The closing moves from");
    }

    private async Task<CallId> CallAsync()
    {
        var call = await site.NewCallAsync();
        var filed = await ManyPages.ReadyAsync(site, call);
        await site.Service<SubmitProposal>().RunAsync(filed, null, Act.ByOrganiser(site.Clock.GetUtcNow()), default);
        return call;
    }

    private static Task PictureAsync(Visitor visitor, string name) => Environment.GetEnvironmentVariable("SCREENS") is { } folder
        ? visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true })
        : Task.CompletedTask;
}
