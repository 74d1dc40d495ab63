using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Submissions.Browser.Tests;

/// <summary>A member of the support unit comes in by letter, looks after the list, and goes.</summary>
public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    [Theory, InlineData(true, 1280), InlineData(false, 360)]
    public async Task A_member_is_added_signs_in_by_letter_and_signs_out(bool script, int width)
    {
        var address = $"ana.{(script ? "script" : "plain")}@example.org";
        await using var coordinator = await site.VisitAsync(script, width);
        await coordinator.GoAsync("/desk/people");
        await coordinator.SeesAsync("We send a link to it. No password.");
        await HoldsAsync(coordinator, script);
        await coordinator.PressAsync("Sign in as coordinator");
        await coordinator.SeesAsync("Members of the support unit");
        await coordinator.Page.Locator("#name").FillAsync("Ana");
        await coordinator.Page.Locator("#email").FillAsync(address);
        await coordinator.Page.GetByLabel("Role").Last.SelectOptionAsync("reviewer");
        await coordinator.PressAsync("Add");
        await coordinator.SeesAsync("They can sign in now");
        await HoldsAsync(coordinator, script);

        await using var member = await site.VisitAsync(script, width);
        await member.GoAsync("/desk");
        await member.Page.GetByLabel("Your e-mail address").FillAsync(address);
        await member.PressAsync("Send me a link");
        await member.SeesAsync("a letter with a link is on its way");
        await HoldsAsync(member, script);
        await site.SendLettersAsync();
        await member.GoAsync($"/mail?to={Uri.EscapeDataString(address)}");
        await member.Page.Locator("main th a").First.ClickAsync();
        await member.Page.Locator(".letter a").First.ClickAsync();
        await member.SeesAsync("Sign in as Ana");
        await HoldsAsync(member, script);
        await member.PressAsync("Sign in");
        await member.SeesAsync("Where you are signed in");
        await HoldsAsync(member, script);
        await Expect(member.Page.Locator("header .who")).ToContainTextAsync("Ana, reviewer");

        await member.Page.GotoAsync("/desk/audit");
        await member.SeesAsync("Only a coordinator may do this.");
        await coordinator.GoAsync("/desk/audit");
        await coordinator.SeesAsync(address);
        await HoldsAsync(coordinator, script);
        await member.PressAsync("Sign out");
        await member.SeesAsync("You are signed out.");
        await member.Page.GotoAsync("/desk");
        await member.SeesAsync("Send me a link");
    }

    /// <summary>A form that comes after the session's end is kept, and goes on after signing in again.</summary>
    [Fact]
    public async Task What_was_typed_when_the_session_ended_is_sent_again()
    {
        await using var coordinator = await site.VisitAsync(width: 360);
        await coordinator.GoAsync("/desk/people");
        await coordinator.PressAsync("Sign in as coordinator");
        await coordinator.Page.Locator("#name").FillAsync("Typed once");
        await coordinator.Page.Locator("#email").FillAsync("typed.once@example.org");
        await coordinator.Page.Context.ClearCookiesAsync();
        await coordinator.PressAsync("Add");
        await coordinator.SeesAsync("What you typed is kept on this page.");
        await HoldsAsync(coordinator, script: true);
        var opened = await coordinator.Page.RunAndWaitForPopupAsync(() => coordinator.FollowAsync("Sign in on a new page"));
        await opened.GetByRole(AriaRole.Button, new() { Name = "Sign in as coordinator" }).ClickAsync();
        await opened.WaitForURLAsync("**/desk");
        await coordinator.PressAsync("Send it again");
        await coordinator.SeesAsync("They can sign in now");
    }

    /// <param name="script">Where pages run none, axe cannot run either.</param>
    private static async Task HoldsAsync(Visitor visitor, bool script)
    {
        if (script)
            await visitor.ExpectAccessibleAsync();
        await visitor.ExpectNoSidewaysScrollingAsync();
    }
}
