using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Submissions.Domain.Calls;
using Submissions.Functions.Tests.Api;
using Submissions.Functions.Tests.Desk;

namespace Submissions.Functions.Tests.Http.Pages;

/// <summary>Places for a selection: proposed, changed, prepared.</summary>
public sealed class PlacesPageTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static TheoryData<string> Damages => Damage.All;

    [Fact]
    public async Task Each_is_shown_its_place_before_anything_happens_and_what_was_chosen_is_prepared_once()
    {
        var call = await app.NewCallAsync();
        string[] ids = [await FileAsync(call, "First"), await FileAsync(call, "Second"), await FileAsync(call, "Third"), await FileAsync(call, "Fourth")];
        using var desk = await app.DeskAsync();
        KeyValuePair<string, string>[] ticked = [new("ticked", "1"), new("list", ""), .. ids.Select(id => KeyValuePair.Create("id", id)), new("words", "Welcome.")];
        var (status, page, _) = await PostAsync(desk, $"/queue/{call}/selection/places", ticked);
        Assert.Equal(HttpStatusCode.OK, status);
        // Only the Orangeraie seats 220: in three slots, of which the first wishes decide.
        Assert.Equal("Accept 4 proposals, 3 with a place", page.QuerySelector("h1")!.TextContent);
        var chosen = Chosen(page);
        Assert.Equal(3, chosen.Values.Where(place => place.Length > 0).Distinct().Count());
        Assert.All(chosen.Values.Where(place => place.Length > 0), place => Assert.EndsWith("/orangeraie", place, StringComparison.Ordinal));
        Assert.Equal("Welcome.", page.QuerySelector("#places-words")!.TextContent);
        Assert.Empty((await PageAsync($"/decisions/{call}")).QuerySelectorAll("input[name=release]"));

        var doubled = Fields(page).Select(field => field.Key.StartsWith("place.", StringComparison.Ordinal) ? KeyValuePair.Create(field.Key, "fri-breakfast/orangeraie") : field).ToArray();
        var (refused, again, _) = await PostAsync(desk, $"/queue/{call}/selection/decide", doubled);
        Assert.Equal((HttpStatusCode.Conflict, 3), (refused, again.QuerySelectorAll("main ul li").Length));
        Assert.All(Chosen(again).Values, place => Assert.Equal("fri-breakfast/orangeraie", place));

        var fields = Fields(page);
        string? batch = null;
        for (var sent = 0; sent < 2; sent++)
        {
            var (done, _, location) = await PostAsync(desk, $"/queue/{call}/selection/decide", fields);
            Assert.Equal(HttpStatusCode.SeeOther, done);
            Assert.Equal(batch ??= location, location);
        }

        Assert.Contains("4 done, 0 refused", (await PageAsync(batch!)).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        foreach (var id in ids)
        {
            var prepared = (await app.DeskGetAsync($"/api/review/proposals/{id}")).Json.GetProperty("prepared").GetProperty("verdict");
            var place = prepared.TryGetProperty("place", out var given) && given.ValueKind == System.Text.Json.JsonValueKind.Object ? $"{given.GetProperty("slot")}/{given.GetProperty("room")}" : "";
            Assert.Equal(chosen[id], place);
        }

        // What is prepared for others is not proposed again.
        var late = await FileAsync(call, "Fifth");
        var (_, none, _) = await PostAsync(desk, $"/queue/{call}/selection/places", [new("ticked", "1"), new("list", ""), new("id", late)]);
        Assert.Equal("", Assert.Single(Chosen(none)).Value);
        Assert.Contains("taken by others", none.QuerySelector("td[data-label='How it fits']")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Damages))]
    public async Task One_that_cannot_be_read_is_given_no_place_and_keeps_none_from_the_others(string damage)
    {
        var call = await app.NewCallAsync();
        Organiser[] filed = [await FiledAsync(call, "First"), await FiledAsync(call, "Second"), await FiledAsync(call, "Third")];
        await app.DamageAsync(filed[1], damage);
        using var desk = await app.DeskAsync();
        KeyValuePair<string, string>[] ticked = [new("ticked", "1"), new("list", ""), .. filed.Select(one => KeyValuePair.Create("id", one.Id))];
        var (status, page, _) = await PostAsync(desk, $"/queue/{call}/selection/places", ticked);
        Assert.Equal((HttpStatusCode.OK, "Accept 3 proposals, 2 with a place"), (status, page.QuerySelector("h1")?.TextContent));
        var chosen = Chosen(page);
        Assert.Equal("", chosen[filed[1].Id]);
        Assert.Equal(2, chosen.Values.Where(place => place.Length > 0).Distinct().Count());
        Assert.Equal(
            "It could not be read, so it is given no place here. Tell whoever operates this system.",
            page.QuerySelector($"select[name='place.{filed[1].Id}']")!.Closest("tr")!.QuerySelector("td[data-label='How it fits']")!.TextContent);

        // A place that was typed for it is refused with its reference, and what was shown is prepared for the others.
        var forced = Fields(page).Select(field => field.Key == $"place.{filed[1].Id}" ? KeyValuePair.Create(field.Key, "sat-lunch/menara") : field).ToArray();
        var (refused, again, _) = await PostAsync(desk, $"/queue/{call}/selection/decide", forced);
        Assert.Equal(HttpStatusCode.Conflict, refused);
        Assert.EndsWith("could not be read.", again.QuerySelector("main ul li")!.TextContent, StringComparison.Ordinal);
        if (damage == Damage.NewerProposal)
            return; // The newer version goes on with what was prepared (docs/adr/0012).
        var (done, _, batch) = await PostAsync(desk, $"/queue/{call}/selection/decide", Fields(page));
        Assert.Equal(HttpStatusCode.SeeOther, done);
        Assert.Contains("2 done, 1 refused", (await PageAsync(batch!)).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Damages))]
    public async Task The_room_of_a_holder_that_cannot_be_read_stays_taken_and_the_page_says_what_is_not_counted(string damage)
    {
        var call = await app.NewCallAsync();
        var (holder, other) = (await FiledAsync(call, "First"), await FiledAsync(call, "Second"));
        using var desk = await app.DeskAsync();
        async Task<IDocument> PlacesAsync(string id) => (await PostAsync(desk, $"/queue/{call}/selection/places", [new("ticked", "1"), new("list", ""), new("id", id)])).Page;
        var mine = await PlacesAsync(holder.Id);
        var place = Assert.Single(Chosen(mine)).Value;
        await PostAsync(desk, $"/queue/{call}/selection/decide", Fields(mine));
        Assert.NotEqual(place, Assert.Single(Chosen(await PlacesAsync(other.Id))).Value);
        var reference = (await holder.GetAsync()).Json.GetProperty("filed").Get("reference");
        await app.DamageAsync(holder, damage);
        var page = await PlacesAsync(other.Id);
        var given = Assert.Single(Chosen(page)).Value;
        Assert.True(given.Length > 0 && given != place, given);
        Assert.Equal(
            $"{reference} has a place and could not be read. The room stays theirs; what they borrow is not counted. Tell whoever operates this system.",
            page.QuerySelector("p.note.warn")!.TextContent);
    }

    [Fact]
    public async Task Nothing_selected_is_given_no_place_and_others_than_were_shown_neither()
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, "First");
        using var desk = await app.DeskAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(desk, $"/queue/{call}/selection/places", [new("ticked", "1"), new("list", "")])).Status);
        var (_, shown, _) = await PostAsync(desk, $"/queue/{call}/selection", [new("all", "1"), new("list", "")]);
        KeyValuePair<string, string>[] carried = [.. shown.QuerySelectorAll("form[data-queue] input[type=hidden]").OfType<IHtmlInputElement>().Select(input => KeyValuePair.Create(input.Name!, input.Value))];
        var (_, places, _) = await PostAsync(desk, $"/queue/{call}/selection/places", carried);
        await FileAsync(call, "Second");
        var (status, again, _) = await PostAsync(desk, $"/queue/{call}/selection/decide", Fields(places));
        Assert.Equal((HttpStatusCode.Conflict, "2 proposals selected"), (status, again.QuerySelector("h1")!.TextContent));
    }

    private static Dictionary<string, string> Chosen(IDocument page) => page.QuerySelectorAll("select[name^='place.']").OfType<IHtmlSelectElement>()
        .ToDictionary(select => select.Name!["place.".Length..], select => select.QuerySelector("option[selected]")?.GetAttribute("value") ?? "");

    private static KeyValuePair<string, string>[] Fields(IDocument page) =>
    [
        .. page.QuerySelectorAll("main form input[type=hidden]").OfType<IHtmlInputElement>().Select(input => KeyValuePair.Create(input.Name!, input.Value)),
        .. Chosen(page).Select(one => KeyValuePair.Create($"place.{one.Key}", one.Value)), new("words", page.QuerySelector("#places-words")?.TextContent ?? ""),
    ];

    private async Task<string> FileAsync(CallId call, string lead) => (await FiledAsync(call, lead)).Id;

    private Task<Organiser> FiledAsync(CallId call, string lead)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        return Organiser.FiledAsync(app.Client, call, lead);
    }

    private async Task<IDocument> PageAsync(string address) => await new HtmlParser().ParseDocumentAsync((await app.DeskGetAsync(address)).Text);

    private static async Task<(HttpStatusCode Status, IDocument Page, string? Location)> PostAsync(HttpClient desk, string address, KeyValuePair<string, string>[] fields)
    {
        using var answer = await desk.PostAsync(address, new FormUrlEncodedContent(fields), Stop);
        return (answer.StatusCode, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop)), answer.Headers.Location?.ToString());
    }
}
