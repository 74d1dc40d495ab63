using System.Net;
using System.Text.Json.Nodes;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Views;
using Submissions.Functions.Views.Forms;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Http.Pages;

/// <summary>The written sections, as a browser without script meets them.</summary>
public sealed class SectionPagesTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<Section, bool> SectionsAndSources => new(
        from section in SectionPages.Written
        from marrakesh in new[] { true, false }
        select (section, marrakesh));

    [Theory, MemberData(nameof(SectionsAndSources))]
    public async Task A_page_sent_back_untouched_changes_nothing(Section section, bool marrakesh)
    {
        var content = marrakesh ? Some.MarrakeshContent() : Some.AmmanContent();
        var visitor = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), content);
        var page = await visitor.GetAsync(section.Slug());
        var reply = await visitor.PostAsync(section.Slug(), page.FieldsWith("do", "next"));
        Assert.Equal(HttpStatusCode.SeeOther, reply.Status);
        Assert.True(ContentJson.Same(content, await visitor.ContentAsync()));
    }

    [Theory, MemberData(nameof(SectionsAndSources))]
    public async Task A_page_says_all_that_its_section_holds(Section section, bool marrakesh)
    {
        var content = marrakesh ? Some.MarrakeshContent() : Some.AmmanContent();
        var full = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), content);
        var typed = (await full.GetAsync(section.Slug())).Fields();
        var blank = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), ProposalContent.Empty);
        var shown = (await blank.GetAsync(section.Slug())).Fields().Single(field => field.Key == "shown");
        await blank.PostAsync(section.Slug(), [.. typed.Where(field => field.Key != "shown"), shown]);
        Assert.Equal(ContentFields.Of(content, section), ContentFields.Of(await blank.ContentAsync(), section));
    }

    [Fact]
    public async Task What_is_wrong_is_kept_as_typed()
    {
        var visitor = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), ProposalContent.Empty);
        var page = await visitor.GetAsync("room");
        await visitor.PostAsync("room", page.FieldsWith("requirements.attendance", "about 200"));
        Assert.Equal("about 200", (await visitor.GetAsync("room")).Html.GetElementById("requirements.attendance")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Added_a_row_leads_to_a_page_that_has_it()
    {
        var visitor = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), Some.MarrakeshContent());
        var reply = await visitor.PostAsync("organisers", (await visitor.GetAsync("organisers")).FieldsWith("do", "add:contacts"));
        Assert.EndsWith("/organisers?add=contacts#contacts%5B3%5D", reply.Location, StringComparison.Ordinal);
        Assert.NotNull((await visitor.GetAsync("organisers?add=contacts")).Html.GetElementById("contacts[3].email"));
    }

    [Fact]
    public async Task A_text_above_the_limit_comes_back_as_typed_with_the_limit()
    {
        var visitor = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), ProposalContent.Empty);
        var typed = new string('x', Limits.Characters + 1);
        var reply = await visitor.PostAsync("description", (await visitor.GetAsync("description")).FieldsWith("description", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Contains("100,000 is the most", reply.Text, StringComparison.Ordinal);
        Assert.Equal(typed, reply.Html.GetElementById("description")!.TextContent.Trim());
    }

    [Fact]
    public async Task An_older_page_overwrites_nothing_and_shows_both_texts()
    {
        var visitor = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), ProposalContent.Empty);
        var older = await visitor.GetAsync("about");
        await visitor.PostAsync("about", older.FieldsWith("title", "Newer"));
        var reply = await visitor.PostAsync("about", older.FieldsWith("title", "Mine"));
        Assert.Equal((HttpStatusCode.Conflict, "Newer"), (reply.Status, (await visitor.ContentAsync()).Title));
        Assert.Contains("Newer", reply.Text, StringComparison.Ordinal);
        Assert.Equal("Mine", reply.Html.GetElementById("title")!.GetAttribute("value"));
        await visitor.PostAsync("about", reply.Fields());
        Assert.Equal("Mine", (await visitor.ContentAsync()).Title);
    }

    [Fact]
    public async Task Removed_by_a_double_press_one_row_goes()
    {
        var visitor = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), Some.MarrakeshContent());
        var pressed = (await visitor.GetAsync("organisers")).FieldsWith("do", "remove:contacts[0]");
        await visitor.PostAsync("organisers", pressed);
        var second = await visitor.PostAsync("organisers", pressed);
        Assert.Equal((HttpStatusCode.SeeOther, 2), (second.Status, (await visitor.ContentAsync()).Contacts.Count));
    }

    [Fact]
    public async Task Saved_as_one_types_it_tells_the_mark_and_what_was_found()
    {
        var visitor = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), ProposalContent.Empty);
        var page = await visitor.GetAsync("organisers");
        var reply = await visitor.PostAsync("organisers/save", page.FieldsWith("contacts[0].email", "no at sign"));
        var told = JsonNode.Parse(reply.Text)!;
        Assert.Equal(ContentFields.Mark(await visitor.ContentAsync(), Section.Organisers), (string?)told["shown"]);
        Assert.Contains(told["findings"]!.AsArray(), finding => (string?)finding!["field"] == "contacts[0].email" && (string?)finding["kind"] == "block");
    }

    [Fact]
    public async Task Markup_that_was_typed_is_shown_as_text()
    {
        const string script = "</textarea><script>alert(1)</script>\"'><img src=x>";
        var content = Some.MarrakeshContent() with { Title = script, Description = script, Background = [new() { Title = script, Url = "javascript:alert(1)" }] };
        var visitor = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), content);
        foreach (var page in new[] { "about", "description", "check", "" })
        {
            var html = (await visitor.GetAsync(page.Length == 0 ? visitor.Path : page)).Html;
            Assert.All(html.Scripts, tag => Assert.StartsWith("/assets/", tag.GetAttribute("src"), StringComparison.Ordinal));
            Assert.Empty(html.QuerySelectorAll("img"));
            Assert.DoesNotContain(html.Links, link => link.GetAttribute("href")!.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task More_fields_than_any_form_has_are_refused_in_words()
    {
        var visitor = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), ProposalContent.Empty);
        var reply = await visitor.PostAsync("about", Enumerable.Range(0, 4_000).Select(i => KeyValuePair.Create($"f{i}", "x")));
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains("more fields than a form of ours", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_link_nobody_sees_or_changes_anything()
    {
        var own = await PageVisitor.WithDraftAsync(app, await app.NewCallAsync(), ProposalContent.Empty);
        var stranger = new PageVisitor(app, own.Access with { Key = LinkKey.New(new byte[16]) });
        foreach (var page in new[] { own.Path, "about", "check", "documents", "filed", "withdraw", "room/fit", $"link/{stranger.Access.Key.Value}" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page)).Status);
        foreach (var page in new[] { "about", "about/save", "submit", "withdraw", "documents/aaaaaaaaaaaaaaaa/remove" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(page, KeyValuePair.Create("title", "x"))).Status);
    }
}
