using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using static Microsoft.Playwright.Assertions;

namespace Submissions.Browser.Tests;

/// <summary>The unit asks and decides at its desk; the organiser answers and confirms under the proposal's link.</summary>
public sealed class DecidingTests(Site site) : IClassFixture<Site>
{
    [Theory, InlineData(true, 360), InlineData(false, 1280)]
    public async Task Changes_are_asked_for_and_answered_and_an_acceptance_is_prepared_previewed_released_and_confirmed(bool script, int width)
    {
        var call = await site.NewCallAsync();
        var access = await ManyPages.ReadyAsync(site, call);
        Assert.IsType<Outcome<Submitted>.Done>(await site.Service<SubmitProposal>().RunAsync(access, null, Act.ByOrganiser(site.Clock.GetUtcNow()), default));
        var dossier = $"/queue/{call}/{access.Id}";
        await using var unit = await site.VisitAsync(script, width);
        await using var organiser = await site.VisitAsync(script, width);
        await unit.SignInAsync();

        await unit.GoAsync(dossier);
        await unit.Page.GetByText("Ask for changes", new() { Exact = true }).ClickAsync();
        await unit.Field("items[0].field").SelectOptionAsync("objective");
        await unit.Field("items[0].words").FillAsync("Say what changes by it.");
        await unit.PressAsync("Ask for these changes");
        await unit.SeesAsync("The organisers are asked");
        await unit.Page.GetByText("Ask a question", new() { Exact = true }).ClickAsync();
        await unit.Field("question-words").FillAsync("Who chairs?");
        await unit.PressAsync("Ask the organisers");

        await organiser.GoAsync(ManyPages.Link(access));
        await organiser.SeesAsync("Say what changes by it.");
        await AccessibleAsync(organiser);
        await organiser.Field("answer-1").FillAsync("The minister.");
        await organiser.PressAsync("Answer question 1");
        await organiser.SeesAsync("Your answer is sent");
        await organiser.FollowAsync("Objective");
        await organiser.Field("objective").FillAsync("Within a year, six cities train together.");
        await organiser.PressAsync("Save and go on");
        await organiser.GoAsync($"/proposals/{access.Id}/check");
        await organiser.PressAsync("File the changes");
        await organiser.SeesAsync("Your number");

        await unit.GoAsync(dossier);
        await unit.SeesAsync("The minister.");
        await unit.SeesAsync("is answered.");
        await AccessibleAsync(unit);
        await unit.Field("decision-accept").CheckAsync();
        await unit.Field("decision-place").SelectOptionAsync("fri-breakfast/orangeraie");
        await unit.PressAsync("Prepare");
        await unit.SeesAsync("Nobody outside the unit knows");
        await organiser.GoAsync($"/proposals/{access.Id}");
        await Expect(organiser.Page.Locator("main")).Not.ToContainTextAsync("Orangeraie");

        await unit.GoAsync($"/decisions/{call}");
        await AccessibleAsync(unit);
        await unit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { NameRegex = new("^Read it") }).ClickAsync();
        await unit.SeesAsync("your side event is accepted");
        await unit.GoAsync($"/decisions/{call}");
        await unit.PressAsync("Release those ticked");
        await unit.SeesAsync("1 of 1 looked at: 1 done, 0 refused.");
        await AccessibleAsync(unit);

        await organiser.GoAsync($"/proposals/{access.Id}");
        await organiser.SeesAsync("Orangeraie");
        await organiser.FollowAsync("Confirm or decline");
        await AccessibleAsync(organiser);
        await organiser.PressAsync("Confirm: we will hold it");
        await organiser.SeesAsync("You have confirmed");
        await AccessibleAsync(organiser);

        // axe is script itself.
        async Task AccessibleAsync(Visitor visitor)
        {
            if (script)
                await visitor.ExpectAccessibleAsync();
        }
    }

    [Theory, InlineData(true, 360), InlineData(false, 1280)]
    public async Task A_place_not_confirmed_in_time_is_given_on_by_two_presses_and_a_draft_gets_more_time(bool script, int width)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(Submissions.Testing.Some.MarrakeshJson)!;
        json["acceptWithinDays"] = 1;
        var call = await site.NewCallAsync(json.ToJsonString());
        var (silent, waiting) = (await ManyPages.FiledAsync(site, call, "Ministry of One", "one@example.org"), await ManyPages.FiledAsync(site, call, "Ministry of Two", "two@example.org"));
        var draft = await ManyPages.DraftAsync(site, call, Submissions.Testing.Some.MarrakeshContent());
        await ManyPages.DecideAsync(site, silent, Submissions.Domain.Review.DecisionKind.Accept, "fri-breakfast/orangeraie");
        await ManyPages.DecideAsync(site, waiting, Submissions.Domain.Review.DecisionKind.WaitingList, null);
        site.Clock.Advance(TimeSpan.FromDays(3));
        await using var unit = await site.VisitAsync(script, width);
        await unit.SignInAsync();
        await unit.GoAsync($"/queue/{call}");
        await unit.FollowAsync("Not confirmed in time: 1");
        await unit.GoAsync($"/queue/{call}/{silent.Id}");
        await unit.SeesAsync("Until you end the acceptance the place is theirs.");
        if (script)
            await unit.ExpectAccessibleAsync();
        await unit.PressAsync("End the acceptance now");
        await unit.SeesAsync("The acceptance is ended and its place is free");
        if (Environment.GetEnvironmentVariable("SCREENS") is { } folder)
            await unit.Page.Locator("#decide").ScreenshotAsync(new() { Path = Path.Combine(folder, $"give-on-{width}.png") });
        if (script)
            await unit.ExpectAccessibleAsync();
        await unit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new("^Promote MRK-") }).ClickAsync();
        await unit.SeesAsync("The proposal is accepted, and the letters are on their way.");
        await unit.SeesAsync("Ministry of Two");

        await unit.GoAsync($"/drafts/{call}");
        if (script)
            await unit.ExpectAccessibleAsync();
        await unit.Page.GetByText("Give more time").ClickAsync();
        await unit.Field($"day-{draft.Id}").FillAsync("2018-10-05");
        await unit.PressAsync("Extend for this draft");
        await unit.SeesAsync("The deadline of this draft is extended.");
        site.Clock.Advance(TimeSpan.FromDays(-3));
    }

    [Theory, InlineData(true, 360), InlineData(false, 1280)]
    public async Task Places_for_a_selection_are_seen_and_changed_before_anything_is_prepared(bool script, int width)
    {
        var call = await site.NewCallAsync();
        foreach (var number in Enumerable.Range(1, 4))
            await ManyPages.FiledAsync(site, call, $"Ministry {number}", $"ministry{number}@example.org");
        await using var unit = await site.VisitAsync(script, width);
        await unit.SignInAsync();
        await unit.GoAsync($"/queue/{call}");
        await unit.PressAsync("Go on with all 4 of this list");
        await unit.PressAsync("Accept them, and see a place for each");
        await unit.SeesAsync("Accept 4 proposals, 3 with a place");
        if (Environment.GetEnvironmentVariable("SCREENS") is { } folder)
            await unit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"places-{width}.png"), FullPage = true });
        if (script)
            await unit.ExpectAccessibleAsync();
        await unit.Page.Locator("select").First.SelectOptionAsync("");
        await unit.PressAsync("Prepare these acceptances");
        await unit.SeesAsync("4 of 4 looked at: 4 done, 0 refused.");
        await unit.GoAsync($"/decisions/{call}");
        await Expect(unit.Page.GetByText("Orangeraie")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Both_sides_of_a_merge_see_both_texts_and_agree()
    {
        var call = await site.NewCallAsync();
        var (from, into) = (
            await ManyPages.FiledAsync(site, call, "Ministry of One", "one@example.org"), await ManyPages.FiledAsync(site, call, "Ministry of Two", "two@example.org"));
        await using var unit = await site.VisitAsync();
        await unit.SignInAsync();
        await unit.GoAsync($"/queue/{call}/{into.Id}");
        var number = (await unit.Page.TitleAsync()).Split(' ')[0];
        await unit.GoAsync($"/queue/{call}/{from.Id}");
        await unit.Page.GetByText("Propose to merge it into another one", new() { Exact = true }).ClickAsync();
        await unit.Field("merge-into").FillAsync(number);
        await unit.Field("merge-words").FillAsync("Both ask the same.");
        await unit.Field("merge-until").FillAsync("2018-10-30");
        await unit.PressAsync("Propose the merge");
        await unit.SeesAsync("The merge is proposed to both sides");

        foreach (var side in new[] { from, into })
        {
            await using var organiser = await site.VisitAsync();
            await organiser.GoAsync(ManyPages.Link(side));
            await organiser.FollowAsync("See both texts");
            await organiser.SeesAsync("Ministry of One");
            await organiser.SeesAsync("Ministry of Two");
            await organiser.ExpectAccessibleAsync();
            await organiser.PressAsync("Agree to the merge");
            await organiser.SeesAsync("You have agreed");
        }

        await unit.GoAsync($"/queue/{call}/{from.Id}");
        await unit.SeesAsync($"Merged into {number}");
    }
}
