using Microsoft.Playwright;
using Submissions.Domain.Proposals;
using Submissions.Testing;
using static Microsoft.Playwright.Assertions;

namespace Submissions.Browser.Tests;

/// <summary>Nothing typed is ever lost: saved as one types, brought back elsewhere, kept over a broken line, a conflict and the deadline.</summary>
public sealed class TypingTests(Site site) : IClassFixture<Site>
{
    private static LocatorAssertionsToContainTextOptions Patiently { get; } = new() { Timeout = 15_000 };

    [Fact]
    public async Task What_is_typed_is_saved_and_comes_back_on_another_machine_by_the_link()
    {
        var (visitor, proposal, link) = await BeginAsync();
        await using var _ = visitor;
        await visitor.GoAsync($"{proposal}/about");
        await visitor.Field("title").PressSequentiallyAsync("Borders that work for people");
        await SavedAsync(visitor);
        await Expect(visitor.Page.Locator("[data-for=title]")).ToHaveTextAsync("5 of 25 words");

        await using var elsewhere = await site.VisitAsync();
        await elsewhere.GoAsync(link);
        await elsewhere.SeesAsync("Borders that work for people");
    }

    [Fact]
    public async Task A_finding_appears_beside_its_field_while_one_types_and_goes_when_it_is_mended()
    {
        var (visitor, proposal, _) = await BeginAsync();
        await using var _ = visitor;
        await visitor.GoAsync($"{proposal}/organisers");
        await visitor.Field("contacts[0].email").PressSequentiallyAsync("ana.example.org");
        await Expect(visitor.Field("contacts[0].email-findings")).ToContainTextAsync("has no @", Patiently);
        await visitor.Field("contacts[0].email").FillAsync("ana@example.org");
        await Expect(visitor.Field("contacts[0].email-findings")).ToBeEmptyAsync(new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Rooms_answer_while_one_types()
    {
        var (visitor, proposal, _) = await BeginAsync();
        await using var _ = visitor;
        await visitor.GoAsync($"{proposal}/room");
        await visitor.Field("requirements.attendance").PressSequentiallyAsync("250");
        await Expect(visitor.Field("fit")).ToContainTextAsync("It seats 220 of 250.", Patiently);
    }

    [Fact]
    public async Task A_broken_line_is_told_and_what_was_typed_is_sent_when_it_is_back()
    {
        var (visitor, proposal, link) = await BeginAsync();
        await using var _ = visitor;
        await visitor.GoAsync($"{proposal}/about");
        await visitor.Page.Context.SetOfflineAsync(true);
        await visitor.Field("title").FillAsync("Typed in a tunnel");
        await Expect(visitor.Field("saved")).ToContainTextAsync("kept in this browser", Patiently);
        await visitor.Page.Context.SetOfflineAsync(false);
        await SavedAsync(visitor);
        await using var elsewhere = await site.VisitAsync();
        await elsewhere.GoAsync(link);
        await elsewhere.SeesAsync("Typed in a tunnel");
    }

    [Fact]
    public async Task What_never_arrived_is_offered_when_the_page_is_opened_again()
    {
        var (visitor, proposal, _) = await BeginAsync();
        await using var _ = visitor;
        await visitor.GoAsync($"{proposal}/about");
        await visitor.Page.RouteAsync("**/save", route => route.AbortAsync());
        await visitor.Field("title").FillAsync("Typed before the battery died");
        await Expect(visitor.Field("saved")).ToContainTextAsync("kept in this browser", Patiently);
        await using var again = await visitor.CrashAsync();
        await again.GoAsync($"{proposal}/about");
        await again.PressAsync("Put it back and save it");
        await Expect(again.Field("title")).ToHaveValueAsync("Typed before the battery died");
        await again.SeesAsync("Not filed yet");
    }

    [Fact]
    public async Task What_is_left_unsaved_is_saved_on_leaving_or_offered_on_coming_back()
    {
        var (visitor, proposal, _) = await BeginAsync();
        await using var _ = visitor;
        await visitor.GoAsync($"{proposal}/about");
        await visitor.Page.RouteAsync("**/save", route => route.AbortAsync());
        await visitor.Field("title").FillAsync("Typed first");
        await Expect(visitor.Field("saved")).ToContainTextAsync("kept in this browser", Patiently);
        await visitor.Field("title").FillAsync("Typed last");
        await visitor.GoAsync(proposal);
        await visitor.Page.UnrouteAllAsync();
        await visitor.GoAsync($"{proposal}/about");
        if (await visitor.Field("title").InputValueAsync() != "Typed last")
            await visitor.PressAsync("Put it back and save it");
        await Expect(visitor.Field("title")).ToHaveValueAsync("Typed last");
    }

    [Fact]
    public async Task A_button_does_not_wait_for_a_save_that_gets_no_answer()
    {
        var (visitor, proposal, _) = await BeginAsync();
        await using var _ = visitor;
        await visitor.GoAsync($"{proposal}/about");
        var asked = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/save", _ => Task.FromResult(asked.TrySetResult()));
        await visitor.Field("title").FillAsync("Pressed in time");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
        await visitor.PressAsync("Save and go on");
        await visitor.Page.WaitForURLAsync("**/organisers*", new() { Timeout = 10_000 });
        await visitor.GoAsync(proposal);
        await visitor.SeesAsync("Pressed in time");
    }

    [Fact]
    public async Task A_button_works_at_once_while_saving_waits_for_its_next_try()
    {
        var (visitor, proposal, _) = await BeginAsync();
        await using var _ = visitor;
        await visitor.GoAsync($"{proposal}/about");
        await visitor.Page.RouteAsync("**/save", route => route.AbortAsync());
        await visitor.Field("title").FillAsync("Not waited for");
        await Expect(visitor.Field("saved")).ToContainTextAsync("Trying again in 4 seconds", Patiently);
        await visitor.PressAsync("Save and go on");
        await visitor.Page.WaitForURLAsync("**/organisers*", new() { Timeout = 3_000 });
        await visitor.GoAsync(proposal);
        await visitor.SeesAsync("Not waited for");
    }

    /// <summary>A save that arrived and whose answer was lost is our own: typing on must not end in a conflict with oneself.</summary>
    [Fact]
    public async Task A_lost_answer_is_no_conflict_with_oneself()
    {
        var (visitor, proposal, _) = await BeginAsync();
        await using var _ = visitor;
        await visitor.GoAsync($"{proposal}/about");
        var lost = false;
        await visitor.Page.RouteAsync("**/save", async route =>
        {
            if (lost)
            {
                await route.ContinueAsync();
                return;
            }

            lost = true;
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await visitor.Field("title").FillAsync("Arrived");
        await Expect(visitor.Field("saved")).ToContainTextAsync("kept in this browser", Patiently);
        await visitor.Field("title").FillAsync("Arrived, and typed on");
        await SavedAsync(visitor);
        await visitor.GoAsync(proposal);
        await visitor.SeesAsync("Arrived, and typed on");
    }

    [Fact]
    public async Task A_refusal_that_is_a_page_is_told_once_and_the_button_still_saves()
    {
        var (visitor, proposal, _) = await BeginAsync();
        await using var _ = visitor;
        await visitor.GoAsync($"{proposal}/about");
        var asked = 0;
        await visitor.Page.RouteAsync("**/save", route =>
        {
            asked++;
            return route.FulfillAsync(new() { Status = 403, ContentType = "text/html", Body = "<h1>Forbidden</h1>" });
        });
        await visitor.Field("title").FillAsync("Refused on its way");
        await Expect(visitor.Field("saved")).ToContainTextAsync("the server takes nothing from this page", Patiently);
        await visitor.Page.WaitForTimeoutAsync(3_000);
        Assert.Equal(1, asked);
        await visitor.PressAsync("Save and go on");
        await visitor.GoAsync(proposal);
        await visitor.SeesAsync("Refused on its way");
    }

    [Fact]
    public async Task What_a_button_has_saved_is_not_offered_again()
    {
        var (visitor, proposal, _) = await BeginAsync();
        await using var _ = visitor;
        await visitor.GoAsync($"{proposal}/description");
        await visitor.Field("guidingQuestions[0]").FillAsync("To be removed?");
        await visitor.PressAsync("Add a question");
        await visitor.Page.RouteAsync("**/save", route => route.AbortAsync());
        await visitor.Field("objective").FillAsync("To be kept");
        await visitor.PressAsync("Remove Question 1");
        await Expect(visitor.Field("guidingQuestions[0]")).ToHaveValueAsync("");
        await Expect(visitor.Field("objective")).ToHaveValueAsync("To be kept");
        await Expect(visitor.Page.GetByText("did not reach us")).ToHaveCountAsync(0);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Two_people_on_one_section_see_both_texts(bool script)
    {
        var (ana, proposal, link) = await BeginAsync(script);
        await using var _ = ana;
        await using var ben = await site.VisitAsync(script);
        await ben.GoAsync(link);
        await ana.GoAsync($"{proposal}/about");
        await ben.GoAsync($"{proposal}/about");
        await ana.Field("title").FillAsync("Ana's title");
        await ana.PressAsync("Save and go on");
        await ben.Field("title").FillAsync("Ben's title");
        await ben.PressAsync("Save and go on");
        await ben.SeesAsync("Somebody changed this section meanwhile");
        await ben.SeesAsync("Ana's title");
        await Expect(ben.Field("title")).ToHaveValueAsync("Ben's title");
        await ben.PressAsync("Save and go on");
        await ben.GoAsync(proposal);
        await ben.SeesAsync("Ben's title");
    }

    [Fact]
    public async Task Two_people_on_two_sections_do_not_meet()
    {
        var (ana, proposal, link) = await BeginAsync(script: false);
        await using var _ = ana;
        await using var ben = await site.VisitAsync(script: false);
        await ben.GoAsync(link);
        await ana.GoAsync($"{proposal}/about");
        await ben.GoAsync($"{proposal}/description");
        await ana.Field("title").FillAsync("Ana's title");
        await ana.PressAsync("Save and go on");
        await ben.Field("objective").FillAsync("Ben's objective");
        await ben.PressAsync("Save and go on");
        await ben.GoAsync($"{proposal}/check");
        await ben.SeesAsync("Ana's title");
        await ben.SeesAsync("Ben's objective");
    }

    [Fact]
    public async Task A_call_that_closes_while_one_types_keeps_the_text_and_says_so()
    {
        await using var own = await Site.OpenAsync(site);
        own.Clock.Set(new DateTimeOffset(2018, 9, 28, 22, 50, 0, TimeSpan.Zero));
        var call = await own.NewCallAsync();
        var draft = await ManyPages.ReadyAsync(own, call);
        await using var visitor = await own.VisitAsync();
        await visitor.GoAsync(ManyPages.Link(draft));
        await visitor.SeesAsync("File now; you can change it until then");
        await visitor.GoAsync($"/proposals/{draft.Id}/about");
        own.Clock.Set(new DateTimeOffset(2018, 9, 28, 23, 30, 0, TimeSpan.Zero));
        await visitor.Field("title").FillAsync("Typed while it closed");
        await visitor.PressAsync("Save and go on");
        await visitor.SeesAsync("Your text is kept");
        await visitor.GoAsync($"/proposals/{draft.Id}/check");
        await visitor.PressAsync("File the proposal");
        await visitor.SeesAsync("The call has closed");
        await visitor.SeesAsync("Typed while it closed");
    }

    [Fact]
    public async Task Rows_are_added_moved_and_removed_without_script_and_keep_what_was_typed()
    {
        var (visitor, proposal, _) = await BeginAsync(script: false);
        await using var _ = visitor;
        await visitor.GoAsync($"{proposal}/description");
        await visitor.Field("guidingQuestions[0]").FillAsync("First?");
        await visitor.PressAsync("Add a question");
        await visitor.Field("guidingQuestions[1]").FillAsync("Second?");
        await visitor.Field("objective").FillAsync("Typed between");
        await visitor.PressAsync("Move up Question 2");
        await Expect(visitor.Field("guidingQuestions[0]")).ToHaveValueAsync("Second?");
        await Expect(visitor.Field("objective")).ToHaveValueAsync("Typed between");
        await visitor.PressAsync("Remove Question 1");
        await Expect(visitor.Field("guidingQuestions[0]")).ToHaveValueAsync("First?");
    }

    private async Task<(Visitor Visitor, string Proposal, string Link)> BeginAsync(bool script = true)
    {
        var draft = await ManyPages.DraftAsync(site, await site.NewCallAsync(), ProposalContent.Empty);
        var visitor = await site.VisitAsync(script);
        await visitor.GoAsync(ManyPages.Link(draft));
        return (visitor, $"/proposals/{draft.Id}", ManyPages.Link(draft));
    }

    private static Task SavedAsync(Visitor visitor) => Expect(visitor.Field("saved")).ToContainTextAsync("Saved", Patiently);
}
