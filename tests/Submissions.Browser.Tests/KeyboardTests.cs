using System.Globalization;
using Microsoft.Playwright;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Views;
using Submissions.Functions.Views.Forms;
using Submissions.Testing;
using static Microsoft.Playwright.Assertions;

namespace Submissions.Browser.Tests;

/// <summary>A whole proposal without a mouse: Tab, arrows, Space, Enter and letters only.</summary>
public sealed class KeyboardTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_proposal_is_started_written_and_filed_by_keyboard_alone()
    {
        site.Clock.Set(Some.AmmanNow);
        var call = await site.NewCallAsync(Some.AmmanJson);
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.GoAsync($"/calls/{call}");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await PressAsync(page, "e => e.localName === 'button' && e.innerText === 'Start a proposal'", "the button that starts");
        await visitor.SeesAsync("Your proposal is begun");
        await PressAsync(page, "e => e.innerText === 'About the event'", "the first section");
        foreach (var section in SectionPages.Written)
        {
            await Expect(page).ToHaveTitleAsync($"{section.Title()} · Side events");
            await TypeAsync(page, section, Some.AmmanContent());
            await PressAsync(page, "e => e.value === 'next' && e.tabIndex === 0", "the button that saves");
        }

        await PressAsync(page, "e => e.innerText === 'Go on: check and file'", "the link to the check");
        await PressAsync(page, "e => e.innerText === 'File the proposal'", "the button that files");
        await visitor.SeesAsync("Your number");
    }

    private static async Task TypeAsync(IPage page, Section section, ProposalContent content)
    {
        foreach (var (path, value) in ContentFields.Of(content, section))
        {
            if (path.EndsWith(']') && (path.StartsWith("languages", StringComparison.Ordinal) || path.Contains("interpretation", StringComparison.Ordinal)))
            {
                await FocusAsync(page, $"e => e.type === 'checkbox' && e.value === '{value}'", path);
                await page.Keyboard.PressAsync("Space");
            }
            else if (path.Contains(".who[", StringComparison.Ordinal))
            {
                await WriteAsync(page, path[..path.LastIndexOf('[')], value, append: !path.EndsWith("[0]", StringComparison.Ordinal));
            }
            else
            {
                await TypeAsync(page, path, value);
            }
        }
    }

    private static async Task TypeAsync(IPage page, string path, string value)
    {
        var field = page.Locator($"[id=\"{path}\"]");
        if (await field.CountAsync() == 0)
        {
            var group = path[..path.IndexOf('[', StringComparison.Ordinal)];
            await PressAsync(page, $"e => e.value === 'add:{group}'", $"the button that adds to {group}");
            await field.WaitForAsync();
        }

        switch (await field.EvaluateAsync<string>("e => e.type || e.localName"))
        {
            case "fieldset":
                await FocusAsync(page, $"e => e.type === 'radio' && e.name === '{path}'", path);
                await ChooseRadioAsync(page, value);
                break;
            case "radio" or "checkbox":
                await FocusAsync(page, $"e => e.id === '{path}'", path);
                await page.Keyboard.PressAsync("Space");
                break;
            case "select-one":
                await FocusAsync(page, $"e => e.id === '{path}'", path);
                for (var downs = await field.EvaluateAsync<int>("(e, v) => [...e.options].findIndex(o => o.value === v)", value); downs > 0; downs--)
                    await page.Keyboard.PressAsync("ArrowDown");
                break;
            default:
                await WriteAsync(page, path, value, append: false);
                break;
        }
    }

    private static async Task ChooseRadioAsync(IPage page, string value)
    {
        await page.Keyboard.PressAsync("Space");
        for (var turns = 0; turns < 10 && await page.EvaluateAsync<string>("document.activeElement.value") != value; turns++)
            await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(value, await page.EvaluateAsync<string>("document.activeElement.value"));
    }

    private static async Task WriteAsync(IPage page, string path, string value, bool append)
    {
        await FocusAsync(page, $"e => e.id === '{path}'", path);
        await page.Keyboard.PressAsync(append ? "Control+End" : "Control+A");
        await page.Keyboard.InsertTextAsync(append ? $"\n{value}" : value);
    }

    /// <summary>Enter, and the page it leads to.</summary>
    private static async Task PressAsync(IPage page, string which, string what)
    {
        await FocusAsync(page, which, what);
        await page.EvaluateAsync("window.isOld = true");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => !window.isOld && document.readyState === 'complete'");
    }

    /// <summary>Tabs until the focus is there.</summary>
    private static async Task FocusAsync(IPage page, string which, string what)
    {
        for (var tabs = 0; tabs < 300; tabs++)
        {
            if (await page.EvaluateAsync<bool>($"({which})(document.activeElement)"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"Tab does not reach {what} on {page.Url}."));
    }
}
