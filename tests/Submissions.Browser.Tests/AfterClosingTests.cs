using System.Text.Json.Nodes;
using Submissions.Testing;

namespace Submissions.Browser.Tests;

/// <summary>The Marrakesh call closed at 23:00 UTC and forgives 15 minutes; what an organiser sees after it, in either kind of call.</summary>
public sealed class AfterClosingTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task In_the_hidden_grace_the_page_says_closed_and_a_filing_still_works()
    {
        await using var own = await Site.OpenAsync(site);
        own.Clock.Set(new DateTimeOffset(2018, 9, 28, 22, 50, 0, TimeSpan.Zero));
        var draft = await ManyPages.ReadyAsync(own, await own.NewCallAsync());
        own.Clock.Set(new DateTimeOffset(2018, 9, 28, 23, 5, 0, TimeSpan.Zero));
        await using var visitor = await own.VisitAsync();
        foreach (var page in (string[])[ManyPages.Link(draft), $"/calls/{draft.Id.Call}", $"/proposals/{draft.Id}/check"])
        {
            await visitor.GoAsync(page);
            await visitor.SeesAsync("The call closed on Friday 28 September 2018, 23:59");
            var text = await visitor.TextAsync();
            Assert.DoesNotContain("grace", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("00:14", text, StringComparison.Ordinal);
            Assert.DoesNotContain("until the call closes", text, StringComparison.Ordinal);
        }

        await visitor.PressAsync("File the proposal");
        await visitor.SeesAsync("is in the support unit's queue");
        await visitor.SeesAsync("The text is now fixed: the call has closed.");
        await visitor.FollowAsync("Receipt, to print or keep");
        await visitor.SeesAsync("2018-09-28 23:05:00 UTC");
        Assert.DoesNotContain("waiting list", await visitor.TextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_late_filing_goes_to_the_waiting_list_where_the_call_has_one_and_every_page_says_so(bool script)
    {
        await using var own = await Site.OpenAsync(site);
        var json = JsonNode.Parse(Some.MarrakeshJson)!;
        json["afterClosing"] = "waiting-list";
        var call = await own.NewCallAsync(json.ToJsonString());
        var draft = await ManyPages.ReadyAsync(own, call);
        own.Clock.Set(new DateTimeOffset(2018, 9, 29, 12, 0, 0, TimeSpan.Zero));
        await using var visitor = await own.VisitAsync(script);
        await visitor.GoAsync($"/calls/{call}");
        await visitor.SeesAsync("What is filed now goes to the waiting list.");
        await visitor.GoAsync(ManyPages.Link(draft));
        await visitor.GoAsync($"/proposals/{draft.Id}/check");
        await visitor.SeesAsync("What you file now goes to the waiting list, and cannot be changed after.");
        await visitor.PressAsync("File the proposal");
        await visitor.SeesAsync("On the waiting list. The proposal has arrived, after the call had closed.");
        await visitor.FollowAsync("Receipt, to print or keep");
        await visitor.SeesAsync("on the waiting list: it came after the call had closed");
        await visitor.GoAsync($"/proposals/{draft.Id}");
        await visitor.SeesAsync("On the waiting list as MRK-");

        await own.SendLettersAsync();
        await visitor.GoAsync("/mail?to=laura.moreno@example.org");
        await visitor.Page.Locator("tbody a").First.ClickAsync();
        await visitor.SeesAsync("after the call had closed. It is on the waiting list.");
    }
}
