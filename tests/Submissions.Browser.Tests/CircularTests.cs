using Submissions.Testing;
using static Microsoft.Playwright.Assertions;

namespace Submissions.Browser.Tests;

/// <summary>A reviewer writes to a selection, a coordinator releases it, the organiser reads it.</summary>
public sealed class CircularTests(Site site) : IClassFixture<Site>
{
    [Theory, InlineData(true, 360), InlineData(false, 1280)]
    public async Task A_letter_to_a_selection_is_seen_prepared_released_once_and_read(bool script, int width)
    {
        var call = await site.NewCallAsync();
        var first = await ManyPages.FiledAsync(site, call, "Ministry 1", "ministry1@example.org");
        foreach (var number in Enumerable.Range(2, 3))
            await ManyPages.FiledAsync(site, call, $"Ministry {number}", $"ministry{number}@example.org");
        await using var reviewer = await site.VisitAsync(script, width);
        await reviewer.SignInAsync("reviewer");

        // The whole list without a filter is everyone: said twice, or nothing.
        await reviewer.GoAsync($"/queue/{call}");
        await reviewer.PressAsync("Go on with all 4 of this list");
        await reviewer.PressAsync("Write to them");
        await reviewer.SeesAsync("No filter is set");
        await LookAsync(reviewer, "everyone");
        await reviewer.Field("everyone").CheckAsync();
        await reviewer.Field("number").FillAsync("3");
        await reviewer.PressAsync("Write to everyone");
        await reviewer.SeesAsync("The number typed is not how many they are");

        await reviewer.GoAsync($"/queue/{call}?status=submitted");
        await reviewer.PressAsync("Go on with all 4 of this list");
        await reviewer.PressAsync("Write to them");
        await reviewer.SeesAsync("4 letters to 4 proposals: 4 in English.");
        await reviewer.SeesAsync("ministry3@example.org");
        await LookAsync(reviewer, "write");
        await reviewer.Field("texts.en.subject").FillAsync("{reference}: rooms open earlier");
        await reviewer.Field("texts.en.words").FillAsync("Dear {name},\nsee https://elsewhere.example");
        await reviewer.PressAsync("See the first letters");
        await reviewer.SeesAsync("Our letters link only to");
        await LookAsync(reviewer, "wrong");
        await reviewer.Field("texts.en.words").FillAsync("Dear {name},\nthe rooms open at 8.\n{link}");
        await reviewer.PressAsync("See the first letters");
        await Expect(reviewer.Page.Locator(".letter")).ToHaveCountAsync(3);
        await LookAsync(reviewer, "samples");
        await reviewer.PressAsync("Prepare it");
        await reviewer.SeesAsync("It is prepared.");
        await reviewer.SeesAsync("A coordinator releases it.");
        var address = new Uri(reviewer.Page.Url).AbsolutePath;

        await using var coordinator = await site.VisitAsync(script, width);
        await coordinator.SignInAsync();
        await coordinator.GoAsync($"/queue/{call}");
        await coordinator.FollowAsync("Letters to many");
        await coordinator.FollowAsync("{reference}: rooms open earlier");
        await coordinator.Field("number").FillAsync("4");
        await coordinator.PressAsync("Release the letters");
        await coordinator.SeesAsync("4 of 4 proposals looked at: 4 written to, 0 left out.");
        await LookAsync(coordinator, "released");
        await coordinator.GoAsync($"/queue/{call}/{first.Id}");
        await coordinator.SeesAsync("Written to, with others");
        await reviewer.GoAsync(address);
        await Expect(reviewer.Page.GetByText("Take it back")).ToHaveCountAsync(0);

        await site.SendLettersAsync();
        var letter = site.Service<Functions.Operations.ReadLocalMail>().List("ministry1@example.org", null).First(one => one.Subject.EndsWith("rooms open earlier", StringComparison.Ordinal));
        Assert.Contains("the rooms open at 8.", letter.Text, StringComparison.Ordinal);
        var link = letter.Text.Split('\n').First(line => line.Contains("/link/", StringComparison.Ordinal));
        await using var organiser = await site.VisitAsync(script, width);
        await organiser.GoAsync(new Uri(link).PathAndQuery);
        await organiser.SeesAsync("A letter from the support unit");

        async Task LookAsync(Visitor visitor, string name)
        {
            if (script)
            {
                await visitor.ExpectAccessibleAsync();
                await visitor.ExpectNoSidewaysScrollingAsync();
            }

            if (Environment.GetEnvironmentVariable("SCREENS") is { } folder)
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"circular-{name}-{width}.png"), FullPage = true });
        }
    }
}
