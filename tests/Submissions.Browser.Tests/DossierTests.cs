using Microsoft.Playwright;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Testing;

namespace Submissions.Browser.Tests;

/// <summary>A proposal's page at the desk: judged, noted and assigned by two people, with the keyboard, on a narrow screen.</summary>
public sealed class DossierTests(Site site) : IClassFixture<Site>
{
    [Theory, InlineData(1280, true), InlineData(360, true), InlineData(1280, false)]
    public async Task A_reviewer_judges_notes_and_assigns(int width, bool script)
    {
        var (path, _) = await FiledTwiceAsync();
        await using var visitor = await site.VisitAsync(script, width);
        await visitor.SignInAsync("reviewer");
        await visitor.GoAsync(path);
        await visitor.Page.Locator("summary", new() { HasText = "Reject…" }).First.ClickAsync();
        await visitor.Page.GetByLabel("Why, and what to send instead").FillAsync("The note is not signed.");
        await visitor.PressAsync("Reject and write about Concept note.pdf");
        await visitor.SeesAsync("The document is rejected. The contacts get your words by letter.");
        await visitor.Page.GetByLabel("Add a note").FillAsync("Ask the host about breakfast.");
        await visitor.PressAsync("Add the note");
        await visitor.SeesAsync("The note is added.");
        await visitor.PressAsync("Assign to me");
        await visitor.SeesAsync("The assignment is changed.");
        await visitor.Page.Locator("#kind-event-report summary").ClickAsync();
        await visitor.Page.Locator("#waive-event-report").FillAsync("Known from last year.");
        await visitor.PressAsync("Waive event report");
        await visitor.SeesAsync("The document need not come.");
        // What looks at the page is a script too.
        if (!script)
            return;
        await visitor.ExpectAccessibleAsync();
        await visitor.ExpectNoSidewaysScrollingAsync();
        await PictureAsync(visitor, $"dossier-{width}");
    }

    [Fact]
    public async Task Two_reviewers_in_conflict_the_second_is_told_and_keeps_the_words()
    {
        var (path, _) = await FiledTwiceAsync();
        await using var first = await site.VisitAsync();
        await using var second = await site.VisitAsync();
        await first.SignInAsync("reviewer");
        await second.SignInAsync("coordinator");
        await second.GoAsync(path);
        await first.GoAsync(path);
        await first.PressAsync("Accept Concept note.pdf");
        await first.SeesAsync("The document is accepted.");

        await second.Page.Locator("summary", new() { HasText = "Reject…" }).First.ClickAsync();
        await second.Page.GetByLabel("Why, and what to send instead").FillAsync("Page 2 is missing.");
        await second.PressAsync("Reject and write about Concept note.pdf");
        await second.SeesAsync("Somebody acted meanwhile");
        await second.SeesAsync("Document accepted: Concept note.pdf");
        await Assertions.Expect(second.Page.GetByLabel("Why, and what to send instead")).ToHaveValueAsync("Page 2 is missing.");
        await second.ExpectAccessibleAsync();
        await PictureAsync(second, "dossier-conflict");
        await second.PressAsync("Reject and write about Concept note.pdf");
        await second.SeesAsync("The document is rejected.");
    }

    [Fact]
    public async Task Versions_and_a_note_by_keyboard_alone()
    {
        var (path, _) = await FiledTwiceAsync();
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("reviewer");
        await visitor.GoAsync(path);
        await Assertions.Expect(visitor.Page.Locator("#difference ins").First).ToHaveTextAsync("Second");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Notes", Exact = true }).FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.GetByLabel("Add a note")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.TypeAsync("By keyboard.");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.SeesAsync("By keyboard.");
    }

    /// <summary>A proposal with two versions and another of a partner beside it.</summary>
    private async Task<(string Path, Access Access)> FiledTwiceAsync()
    {
        var call = await site.NewCallAsync();
        var access = await FiledAsync(call, "First ministry");
        var content = Led("Second ministry");
        await site.Service<SaveProposal>().RunAsync(access, null, _ => content, Act.ByOrganiser(site.Clock.GetUtcNow()), default);
        await site.Service<SubmitProposal>().RunAsync(access, null, Act.ByOrganiser(site.Clock.GetUtcNow()), default);
        await FiledAsync(call, "Third ministry");
        return ($"/queue/{call}/{access.Id}", access);
    }

    private async Task<Access> FiledAsync(Domain.Calls.CallId call, string lead)
    {
        var access = await ManyPages.ReadyAsync(site, call);
        await site.Service<SaveProposal>().RunAsync(access, null, _ => Led(lead), Act.ByOrganiser(site.Clock.GetUtcNow()), default);
        await site.Service<SubmitProposal>().RunAsync(access, null, Act.ByOrganiser(site.Clock.GetUtcNow()), default);
        return access;
    }

    private static ProposalContent Led(string lead)
    {
        var content = Some.MarrakeshContent().WithMendedAddress();
        return content with { Organisers = [content.Organisers[0] with { Name = lead }, .. content.Organisers.Skip(1)] };
    }

    private static Task PictureAsync(Visitor visitor, string name) => Environment.GetEnvironmentVariable("SCREENS") is { } folder
        ? visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true })
        : Task.CompletedTask;
}
