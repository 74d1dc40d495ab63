using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Functions.Tests.Api;

namespace Submissions.Functions.Tests.Http.Pages;

/// <summary>The queue as a browser without script sees it.</summary>
public sealed class QueuePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Filters_stand_in_the_address_and_above_the_list_each_with_a_link_that_takes_it_away()
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, "Ministry of Water", "Ministère de l’Eau");
        var page = await PageAsync($"/queue/{call}?q=eau&kind=government&status=submitted");
        Assert.Single(page.QuerySelectorAll("tr[data-row]"));
        Assert.Equal(["Submitted", "Government", "“eau”"], page.QuerySelectorAll(".chosen li").Select(part => part.TextContent.Split('×')[0].Trim()));
        Assert.Equal($"/queue/{call}?status=submitted&kind=government", page.QuerySelectorAll(".chosen li a")[^1].GetAttribute("href"));
        Assert.Equal("eau", page.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Equal(["All filed 1", "Submitted 1"], page.QuerySelectorAll(".tabs a").Select(tab => string.Join(' ', tab.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

        Assert.Equal(["submitted", "government"], page.QuerySelectorAll("form[data-filter] input[checked]").Select(tick => tick.GetAttribute("value")));
        var form = page.QuerySelector("form[data-filter]")!;
        Assert.Equal(("get", $"/queue/{call}"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Empty((await PageAsync($"/queue/{call}?q=eau&country=ZZ")).QuerySelectorAll("tr[data-row]"));
    }

    [Fact]
    public async Task What_was_answered_since_it_was_asked_stands_first_for_who_asked_and_is_counted_for_all()
    {
        var call = await app.NewCallAsync();
        var asked = await OrganiserAsync(call, "First", "First title");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await FileAsync(call, "Second", "Second title");
        using var desk = await app.DeskAsync();
        (await Organiser.SendAsync(
            desk, HttpMethod.Post, $"/api/review/proposals/{asked.Id}/questions", Organiser.Json("""{"words":"Who chairs?"}"""), ("If-Match", (await app.DeskGetAsync($"/api/review/proposals/{asked.Id}"))["ETag"]!))).Expect(HttpStatusCode.OK);
        (await asked.SendAsync(HttpMethod.Post, "answers", Organiser.Json("""{"question":1,"words":"The minister."}"""))).Expect(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await FileAsync(call, "Third", "Third title");

        var page = await PageAsync($"/queue/{call}");
        Assert.Equal(["First title", "Third title", "Second title"], Titles(page));
        Assert.Contains("Answered what you asked", page.QuerySelector("tr[data-row] th")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [$"/queue/{call}?waiting=answered-you&sort=waiting", $"/queue/{call}?waiting=answered&sort=waiting"],
            page.QuerySelectorAll("[aria-label='What waits for the unit'] a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["Third title", "Second title", "First title"], Titles(await PageAsync($"/queue/{call}", DeskRole.Reviewer)));
        Assert.Equal(["First title", "Third title", "Second title"], Titles(await PageAsync($"/queue/{call}?sort=waiting", DeskRole.Reviewer)));

        var filtered = await PageAsync($"/queue/{call}?waiting=answered", DeskRole.Reviewer);
        Assert.Equal(["First title"], Titles(filtered));
        Assert.Equal(["Answered since asked"], filtered.QuerySelectorAll(".chosen li").Select(part => part.TextContent.Split('×')[0].Trim()));
        Assert.Equal(["Answered since asked (1)"], filtered.QuerySelectorAll("input[name=waiting]").Select(tick => tick.ParentElement!.TextContent.Trim()));
        Assert.Contains("\"answered-you\"", (await app.DeskGetAsync($"/api/review/calls/{call}/proposals?waiting=answered")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_understood_is_told()
    {
        var call = await app.NewCallAsync();
        Assert.Contains("status=acepted", (await PageAsync($"/queue/{call}?status=acepted")).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var answer = await app.DeskGetAsync($"/api/review/calls/{call}/proposals?status=acepted&sort=size");
        answer.Expect(HttpStatusCode.BadRequest, "query");
        Assert.Contains("sort=size", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_kept_by_name_for_its_member_alone_and_removed_again()
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, "Lead", "Title");
        using var desk = await app.DeskAsync();
        Assert.Equal($"/queue/{call}?documents=missing&done=saved", await PostAsync(desk, $"/queue/{call}/views", [new("name", " Chase them "), new("list", "documents=missing")]));
        await PostAsync(desk, $"/queue/{call}/views", [new("name", "chase THEM"), new("list", "documents=late&sort=moved")]);
        var views = (await PageAsync($"/queue/{call}")).QuerySelectorAll(".views a");
        var view = Assert.Single(views);
        Assert.Equal(("chase THEM", $"/queue/{call}?documents=late&sort=moved"), (view.TextContent, view.GetAttribute("href")));
        Assert.Empty((await PageAsync($"/queue/{call}", DeskRole.Reader)).QuerySelectorAll(".views a"));

        var id = (await PageAsync($"/queue/{call}")).QuerySelector("button[name=remove]")!.GetAttribute("value")!;
        await PostAsync(desk, $"/queue/{call}/views", [new("remove", id), new("list", "")]);
        Assert.Empty((await PageAsync($"/queue/{call}")).QuerySelectorAll(".views a"));
        using var unnamed = await desk.PostAsync($"/queue/{call}/views", new FormUrlEncodedContent([new("name", " "), new("list", "")]), Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unnamed.StatusCode);
    }

    [Fact]
    public async Task What_moved_since_the_member_looked_is_new_until_it_is_marked_and_a_reload_marks_nothing()
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, "First", "First");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var shown = (await PageAsync($"/queue/{call}?new=1")).QuerySelector("input[name=shown]")!.GetAttribute("value")!;
        Assert.Single((await PageAsync($"/queue/{call}?new=1")).QuerySelectorAll("tr[data-row]"));
        await FileAsync(call, "Second", "Filed while the page was looked at");
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        using var desk = await app.DeskAsync();
        await PostAsync(desk, $"/queue/{call}/looked", [new("shown", shown), new("list", "")]);
        var row = Assert.Single((await PageAsync($"/queue/{call}?new=1")).QuerySelectorAll("tr[data-row] .title"));
        Assert.StartsWith("Filed while", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await PageAsync($"/queue/{call}?new=1", DeskRole.Reviewer)).QuerySelectorAll("tr[data-row]").Length);
    }

    [Fact]
    public async Task A_selection_is_shown_with_its_number_before_anything_happens_and_shown_again_when_it_means_others()
    {
        var call = await app.NewCallAsync();
        var one = await FileAsync(call, "First", "First title");
        await FileAsync(call, "Second", "Second title");
        using var desk = await app.DeskAsync();
        var all = await FormAsync(desk, $"/queue/{call}/selection", [new("all", "1"), new("list", "status=submitted")]);
        Assert.Equal("2 proposals selected", all.QuerySelector("h1")!.TextContent);
        var fields = all.QuerySelectorAll("form[data-queue] input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)).ToList();

        await FileAsync(call, "Third", "Third title");
        using var changed = await desk.PostAsync($"/queue/{call}/export", new FormUrlEncodedContent([.. fields, new("format", "csv")]), Stop);
        Assert.Equal(HttpStatusCode.Conflict, changed.StatusCode);
        var again = await new HtmlParser().ParseDocumentAsync(await changed.Content.ReadAsStringAsync(Stop));
        Assert.Equal("3 proposals selected", again.QuerySelector("h1")!.TextContent);

        var ticked = await FormAsync(desk, $"/queue/{call}/selection", [new("ticked", "1"), new("id", one), new("id", "nonsense"), new("list", "")]);
        Assert.Equal("1 proposal selected", ticked.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("ticked=1")]
    [InlineData("")]
    [InlineData("all=1&list=status%3Dacepted")]
    [InlineData("all=1&list=status%3Dwithdrawn")]
    public async Task Nothing_selected_never_means_everyone(string body)
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, "First", "First title");
        using var desk = await app.DeskAsync();
        foreach (var act in (string[])["selection", "export"])
        {
            using var content = new StringContent($"{body}&format=csv", System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
            using var answer = await desk.PostAsync($"/queue/{call}/{act}", content, Stop);
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop));
            Assert.Equal("Nothing is selected", page.QuerySelector("h1")!.TextContent);
        }
    }

    [Fact]
    public async Task A_proposal_opened_from_a_list_knows_its_neighbours_in_it_and_the_way_back()
    {
        var call = await app.NewCallAsync();
        string[] ids = [await FileAsync(call, "A", "Alpha"), await FileAsync(call, "B", "Beta"), await FileAsync(call, "C", "Gamma")];
        var list = (await PageAsync($"/queue/{call}?kind=government&sort=title")).QuerySelectorAll("a[data-open]").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal(ids.Select(id => $"/queue/{call}/{id}?kind=government&sort=title"), list);
        var links = (await PageAsync(list[1]!)).QuerySelector(".neighbours")!;
        Assert.Contains("2 of 3", links.TextContent, StringComparison.Ordinal);
        Assert.Equal([$"/queue/{call}?kind=government&sort=title", list[0], list[2]], links.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    private static IEnumerable<string> Titles(IDocument page) => page.QuerySelectorAll("tr[data-row] .title").Select(title => title.ChildNodes[0].TextContent.Trim());

    private async Task<string> FileAsync(CallId call, string lead, string title) => (await OrganiserAsync(call, lead, title)).Id;

    private async Task<Organiser> OrganiserAsync(CallId call, string lead, string title)
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, call, Organiser.LedBy(lead) with { Title = title });
        (await organiser.UploadAsync("concept-note")).Expect(HttpStatusCode.Created);
        (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK);
        return organiser;
    }

    private async Task<IDocument> PageAsync(string address, DeskRole role = DeskRole.Coordinator)
    {
        var answer = await app.DeskGetAsync(address, role);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await new HtmlParser().ParseDocumentAsync(answer.Text);
    }

    private static async Task<IDocument> FormAsync(HttpClient desk, string address, KeyValuePair<string, string>[] fields)
    {
        using var answer = await desk.PostAsync(address, new FormUrlEncodedContent(fields), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop));
    }

    private static async Task<string?> PostAsync(HttpClient desk, string address, KeyValuePair<string, string>[] fields)
    {
        using var answer = await desk.PostAsync(address, new FormUrlEncodedContent(fields), Stop);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location?.ToString();
    }
}
