namespace Submissions.Browser.Tests;

/// <summary>A coordinator rewords a letter, sees it, saves it, and it goes out so.</summary>
public sealed class WordingTests(Site site) : IClassFixture<Site>
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Words_are_typed_mended_looked_at_saved_and_read_in_the_local_mail(bool script)
    {
        var call = await site.NewCallAsync();
        await using var visitor = await site.VisitAsync(script);
        await visitor.SignInAsync();
        await visitor.GoAsync($"/desk/calls/{call}");
        await visitor.FollowAsync("Wording of letters");
        await visitor.FollowAsync("Filed");
        await visitor.Field("filed.subject.en").FillAsync("{number}: it is here");
        await visitor.Field("filed.heading.en").FillAsync($"It is here, {script}");
        await visitor.Field("filed.subject.en").PressAsync("Enter");
        await visitor.SeesAsync("1 thing to mend before it can be saved");
        if (script)
            await visitor.ExpectAccessibleAsync();
        await visitor.Field("filed.subject.en").FillAsync("{number}: it is here ({title})");
        await visitor.Field("filed.subject.en").PressAsync("Enter");
        await visitor.SeesAsync("An example; this call has no filed proposal yet.");
        await visitor.SeesAsync($"It is here, {script}");
        if (script)
        {
            await visitor.ExpectAccessibleAsync();
            await visitor.ExpectNoSidewaysScrollingAsync();
        }

        var page = await visitor.Page.RunAndWaitForPopupAsync(() => visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Read it as HTML" }).First.ClickAsync());
        await Microsoft.Playwright.Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"It is here, {script}");
        await page.CloseAsync();
        await visitor.PressAsync("Save these words");
        await visitor.SeesAsync("Tick that you know it");
        await visitor.Page.GetByLabel("They say the same").CheckAsync();
        await visitor.PressAsync("Save these words");
        await visitor.SeesAsync("Saved. Letters written from now on say it");
        if (script)
            await visitor.ExpectAccessibleAsync();

        await visitor.GoAsync($"/desk/calls/{call}/wording");
        await visitor.SeesAsync("usual, while another language is changed");
        if (script)
            await visitor.ExpectAccessibleAsync();
        await ManyPages.FiledAsync(site, call, $"Ministry {script}", $"words{script}@example.org");
        await site.SendLettersAsync();
        await visitor.GoAsync($"/mail?to=words{script}@example.org");
        await visitor.Page.Locator("main").GetByText("it is here (").First.ClickAsync();
        await visitor.SeesAsync($"It is here, {script}");
    }
}
