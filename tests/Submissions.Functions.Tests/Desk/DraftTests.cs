using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Desk;

/// <summary>Drafts as the support unit sees them.</summary>
public sealed class DraftTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drafts_are_listed_by_how_far_they_are_and_nothing_that_is_written_in_them_is_shown()
    {
        var call = await app.NewCallAsync();
        var secret = await Organiser.WithDraftAsync(app.Client, call, Some.MarrakeshContent().WithMendedAddress() with { Title = "An embargoed title" });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Organiser.WithDraftAsync(app.Client, call, ProposalContent.Empty);
        await Organiser.FiledAsync(app.Client, call);

        var page = await PageAsync($"/drafts/{call}", DeskRole.Reader);
        var rows = page.QuerySelectorAll("tbody tr");
        Assert.Equal(2, rows.Length);
        Assert.Equal(["0 of 6", "5 of 6"], rows.Select(row => Cell(row, "Sections complete")));
        Assert.Equal("1 thing", Cell(rows[1], "Keeps it from being filed"));
        Assert.Equal(["nobody: no address yet", "3 addresses"], rows.Select(row => Cell(row, "Letters go to")));
        foreach (var text in (string[])["embargoed", "Moldova", "elena", "capacity building"])
            Assert.DoesNotContain(text, page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.Null(page.QuerySelector("tbody form"));

        (await secret.UploadAsync("concept-note")).Expect(HttpStatusCode.Created);
        var ready = await PageAsync($"/drafts/{call}?of={secret.Id}");
        Assert.Contains("only filing is missing", Cell(Assert.Single(ready.QuerySelectorAll("tbody tr")), "Keeps it from being filed"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.DeskGetAsync($"/queue/{call}/{secret.Id}")).Status);
    }

    [Fact]
    public async Task Programs_are_told_the_same_numbers_page_by_page_and_nothing_that_is_written()
    {
        var call = await app.NewCallAsync();
        var secret = await Organiser.WithDraftAsync(app.Client, call, Some.MarrakeshContent().WithMendedAddress() with { Title = "An embargoed title" });
        foreach (var _ in Enumerable.Range(0, ListDrafts.PageSize))
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await Organiser.WithDraftAsync(app.Client, call, ProposalContent.Empty);
        }

        Task<Reply> Page(string page) => app.DeskGetAsync($"/api/review/calls/{call}/drafts{page}", DeskRole.Reader);
        var first = (await Page("")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((51, 1, 2, 6), (Number(first, "total"), Number(first, "page"), Number(first, "pages"), Number(first, "sections")));
        var empty = first.GetProperty("drafts").EnumerateArray().ToList();
        Assert.All(empty, draft => Assert.Equal((0, 0), (Number(draft, "begun"), Number(draft, "recipients"))));
        Assert.Equal(ListDrafts.PageSize, empty.Count);

        var last = (await Page("?page=2")).Expect(HttpStatusCode.OK);
        var draft = Assert.Single(last.Json.GetProperty("drafts").EnumerateArray());
        Assert.Equal((secret.Id, 5, 1, 3), (draft.Get("id"), Number(draft, "complete"), Number(draft, "blocking"), Number(draft, "recipients")));
        foreach (var text in (string[])["embargoed", "Moldova", "elena", "capacity building", "@"])
            Assert.DoesNotContain(text, last.Text, StringComparison.OrdinalIgnoreCase);

        var past = (await Page("?page=3")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((3, 0), (Number(past, "page"), past.GetProperty("drafts").GetArrayLength()));
        foreach (var none in (string[])["?page=0", "?page=-1", "?page=two", "?page=1&page=2"])
            (await Page(none)).Expect(HttpStatusCode.BadRequest, "query");

        static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task A_draft_is_found_by_its_link_without_the_key_and_extended_once_by_a_form()
    {
        var call = await app.NewCallAsync();
        var organiser = await Organiser.WithDraftAsync(app.Client, call);
        using var desk = await app.DeskAsync();
        using var found = await desk.PostAsync($"/drafts/{call}", Fields(("address", $"See https://side-events.example.org/proposals/{organiser.Id}/link/{organiser.Key} please")), Stop);
        Assert.Equal($"/drafts/{call}?of={organiser.Id}", found.Headers.Location?.ToString());
        using var other = await desk.PostAsync($"/drafts/{call}", Fields(("address", "https://example.org/proposals/elsewhere.k7f3x2m9q4t8")), Stop);
        Assert.Equal($"/drafts/{call}?of=none", other.Headers.Location?.ToString());

        var form = (await PageAsync($"/drafts/{call}?of={organiser.Id}")).QuerySelector("tbody form")!;
        var once = form.QuerySelector("input[name=once]")!.GetAttribute("value")!;
        using var early = await desk.PostAsync(form.GetAttribute("action"), Fields(("once", once), ("day", "2018-09-28")), Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        var refused = await new HtmlParser().ParseDocumentAsync(await early.Content.ReadAsStringAsync(Stop));
        Assert.Equal("2018-09-28", refused.QuerySelector("input[name=day]")!.GetAttribute("value"));
        for (var sent = 0; sent < 2; sent++)
        {
            using var extended = await desk.PostAsync(form.GetAttribute("action"), Fields(("once", once), ("day", "2018-10-05")), Stop);
            Assert.Equal((HttpStatusCode.SeeOther, $"/drafts/{call}?of={organiser.Id}&done=extended"), (extended.StatusCode, extended.Headers.Location?.ToString()));
        }

        var row = (await PageAsync($"/drafts/{call}?of={organiser.Id}&done=extended")).QuerySelector("tbody tr")!;
        Assert.StartsWith("Its own: Friday 5 October 2018, 23:59", Cell(row, "Deadline"), StringComparison.Ordinal);
        await app.Service<DispatchLetters>().RunAsync(app.Address, Stop);
        Assert.Equal(3, app.Service<ReadLocalMail>().List(null, null).Count(letter => letter.Subject.StartsWith("More time for your draft: ", StringComparison.Ordinal)));
    }

    private static string Cell(IElement row, string label) => string.Join(' ', row.QuerySelector($"td[data-label='{label}']")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private async Task<IDocument> PageAsync(string address, DeskRole role = DeskRole.Coordinator)
    {
        var answer = await app.DeskGetAsync(address, role);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await new HtmlParser().ParseDocumentAsync(answer.Text);
    }
}
