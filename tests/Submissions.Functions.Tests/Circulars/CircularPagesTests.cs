using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Circulars;

/// <summary>A letter to a selection by the pages: who gets it, how it reads, prepared, seen, released.</summary>
public sealed class CircularPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static readonly KeyValuePair<string, string>[] English = [new("texts.en.subject", "{reference}: rooms"), new("texts.en.words", "Dear {name},\r\n{title} <b>bold</b>\r\n{link}")];
    private static readonly KeyValuePair<string, string>[] French = [new("texts.fr.subject", "{reference} : salles"), new("texts.fr.words", "Bonjour {name}, déposez avant {deadline}.")];

    [Fact]
    public async Task Whole_way_from_the_queue_to_each_proposals_page()
    {
        var call = await app.NewCallAsync();
        string[] ids = [await FileAsync(call, "First", "en"), await FileAsync(call, "Second", "fr"), await FileAsync(call, "Third", "en"), await FileAsync(call, "Fourth", "en"), await FileAsync(call, "Fifth", "en")];
        using var desk = await app.DeskAsync(DeskRole.Reviewer);
        KeyValuePair<string, string>[] ticked = [new("list", ""), .. ids.Select(id => KeyValuePair.Create("id", id))];

        var (status, page, _) = await PostAsync(desk, $"/queue/{call}/selection/letter", ticked);
        Assert.Equal((HttpStatusCode.OK, "Write to 5 proposals"), (status, page.QuerySelector("h1")!.TextContent));
        Assert.Contains("5 letters to 5 proposals: 4 in English, 1 in French.", page.QuerySelector(".lede")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("One address stands with several proposals", Told(page), StringComparison.Ordinal);
        Assert.Contains("elena.rusu@example.org", Told(page), StringComparison.Ordinal);

        // A language that somebody reads is missing: nothing is prepared, and what was typed comes back.
        var (missing, again, _) = await PostAsync(desk, $"/queue/{call}/selection/letter/prepare", [.. Hidden(page), .. English]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "{reference}: rooms"), (missing, again.QuerySelector<IHtmlInputElement>("[name='texts.en.subject']")!.Value));
        Assert.Contains("write the letter in French too", Told(again), StringComparison.Ordinal);
        Assert.Empty(again.QuerySelectorAll(".letter"));

        var (_, looked, _) = await PostAsync(desk, $"/queue/{call}/selection/letter", [.. Hidden(again), .. English, .. French]);
        Assert.Equal(4, looked.QuerySelectorAll(".letter").Length);
        Assert.Contains("<b>bold</b>", looked.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(looked.QuerySelectorAll(".letter b"));
        var hidden = (await PostAsync(desk, $"/queue/{call}/selection/letter", [.. Hidden(again), .. English, .. French, new("show", ids[4])])).Page;
        Assert.Equal(4, hidden.QuerySelectorAll(".letter").Length);

        string? address = null;
        for (var sent = 0; sent < 2; sent++)
        {
            var (done, _, location) = await PostAsync(desk, $"/queue/{call}/selection/letter/prepare", [.. Hidden(looked), .. English, .. French]);
            Assert.Equal(HttpStatusCode.SeeOther, done);
            Assert.Equal(address ??= location, location);
        }

        address = address!.Split('?')[0];
        Assert.Single((await PageAsync($"/circulars/{call}")).QuerySelectorAll("tbody tr"));
        Assert.Contains("A coordinator releases it", Told(await PageAsync(address, DeskRole.Reviewer)), StringComparison.Ordinal);
        Assert.Contains("Bonjour Elena Rusu, déposez avant vendredi 28 septembre 2018", Told(await PageAsync($"{address}/letters/{ids[1]}")), StringComparison.Ordinal);
        var html = await app.DeskGetAsync($"{address}/letters/{ids[0]}/html");
        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", html.Text, StringComparison.Ordinal);
        Assert.Contains("sandbox", html["Content-Security-Policy"], StringComparison.Ordinal);

        using var coordinator = await app.DeskAsync();
        var staged = await PageAsync(address);
        var (miscounted, told, _) = await PostAsync(coordinator, $"{address}/release", [.. Hidden(staged), new("number", "4")]);
        Assert.Equal((HttpStatusCode.Conflict, "4"), (miscounted, told.QuerySelector<IHtmlInputElement>("#number")!.Value));
        for (var sent = 0; sent < 2; sent++)
            Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(coordinator, $"{address}/release", [.. Hidden(staged), new("number", "5")])).Status);
        Assert.Contains("5 of 5 proposals looked at: 5 written to, 0 left out.", Told(await PageAsync(address)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(coordinator, $"{address}/undo", [])).Status);

        var dossier = Told(await PageAsync($"/queue/{call}/{ids[0]}"));
        Assert.Contains("Circular to elena.rusu@example.org", dossier, StringComparison.Ordinal);
        Assert.Contains("Written to, with others", dossier, StringComparison.Ordinal);
        Assert.Contains("Circular", Told(await PageAsync($"/letters/{call}")), StringComparison.Ordinal);
        Assert.Contains("Circular released: \"{reference}: rooms\", 5 letters to 5 proposals", Told(await PageAsync("/desk/audit")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_comes_back_whoever_is_meant_by_now()
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, "First", "en");
        using var desk = await app.DeskAsync(DeskRole.Reviewer);
        var prepare = $"/queue/{call}/selection/letter/prepare";

        // Everyone is one more than when it was counted: the number is asked for again, and the letter goes with the question.
        KeyValuePair<string, string>[] everyone = [new("list", ""), new("all", "1"), new("everyone", "1"), new("number", "2"), .. English];
        var (miscounted, asked, _) = await PostAsync(desk, prepare, everyone);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, miscounted);
        var (_, counted, _) = await PostAsync(desk, $"/queue/{call}/selection/letter", [.. Hidden(asked), new("all", "1"), new("everyone", "1"), new("number", "1")]);
        Assert.Equal(("{reference}: rooms", "Dear {name},\n{title} <b>bold</b>\n{link}"), Typed(counted, "en"));

        // The filter means nobody by now.
        var (nobody, none, _) = await PostAsync(desk, prepare, [new("list", "status=withdrawn"), new("all", "1"), .. English]);
        Assert.Equal((HttpStatusCode.Conflict, "{reference}: rooms"), (nobody, Typed(none, "en").Subject));

        // Nobody is written to in French by now.
        var (_, wrong, _) = await PostAsync(desk, prepare, [new("list", "status=submitted"), new("all", "1"), new("texts.en.subject", ""), new("texts.en.words", "Words"), .. French]);
        Assert.Equal("{reference} : salles", Typed(wrong, "fr").Subject);
        Assert.Contains("Nobody of this selection is written to in French", Told(wrong), StringComparison.Ordinal);

        static (string Subject, string Words) Typed(IDocument page, string language) =>
            (page.QuerySelector<IHtmlInputElement>($"[name='texts.{language}.subject']")!.Value, page.QuerySelector<IHtmlTextAreaElement>($"[name='texts.{language}.words']")!.Value);
    }

    [Theory, InlineData("stauts=submitted"), InlineData("status=submitted&foo=1"), InlineData("status[]=declined&q=First"), InlineData("q=*"), InlineData("q=%20--%20")]
    public async Task A_filter_that_is_not_understood_means_nobody(string filter)
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, "First", "en");
        using var desk = await app.DeskAsync(DeskRole.Reviewer);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(desk, $"/queue/{call}/selection/letter", [new("list", filter), new("all", "1")])).Status);
    }

    [Fact]
    public async Task Without_a_filter_it_is_everyone_only_by_a_tick_and_their_number()
    {
        var call = await app.NewCallAsync();
        await FileAsync(call, "First", "en");
        await FileAsync(call, "Second", "en");
        using var desk = await app.DeskAsync(DeskRole.Reviewer);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(desk, $"/queue/{call}/selection/letter", [new("list", "")])).Status);

        var (_, asked, _) = await PostAsync(desk, $"/queue/{call}/selection/letter", [new("list", ""), new("all", "1")]);
        Assert.NotNull(asked.QuerySelector("#everyone"));
        Assert.Null(asked.QuerySelector("textarea"));
        Assert.Null((await PostAsync(desk, $"/queue/{call}/selection/letter", [.. Hidden(asked), new("number", "2")])).Page.QuerySelector("textarea"));
        var (wrong, counted, _) = await PostAsync(desk, $"/queue/{call}/selection/letter", [.. Hidden(asked), new("everyone", "1"), new("number", "3")]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "3"), (wrong, counted.QuerySelector<IHtmlInputElement>("#number")!.Value));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await PostAsync(desk, $"/queue/{call}/selection/letter/prepare", [.. Hidden(asked), .. English])).Status);

        var (_, said, _) = await PostAsync(desk, $"/queue/{call}/selection/letter", [.. Hidden(asked), new("everyone", "1"), new("number", "2")]);
        Assert.Contains("This is everyone in the call.", Told(said), StringComparison.Ordinal);
        // One more is filed before it is prepared: others are meant than were shown.
        await FileAsync(call, "Third", "en");
        Assert.NotEqual(HttpStatusCode.SeeOther, (await PostAsync(desk, $"/queue/{call}/selection/letter/prepare", [.. Hidden(said), .. English])).Status);
        Assert.Contains("None yet", Told(await PageAsync($"/circulars/{call}")), StringComparison.Ordinal);

        // A filter narrows; when others are meant by now, they are shown again.
        var (_, filtered, _) = await PostAsync(desk, $"/queue/{call}/selection/letter", [new("list", "status=submitted"), new("all", "1")]);
        Assert.Equal("Write to 3 proposals", filtered.QuerySelector("h1")!.TextContent);
        await FileAsync(call, "Fourth", "en");
        var (changed, shown, _) = await PostAsync(desk, $"/queue/{call}/selection/letter/prepare", [.. Hidden(filtered), .. English]);
        Assert.Equal((HttpStatusCode.Conflict, "Write to 4 proposals"), (changed, shown.QuerySelector("h1")!.TextContent));
        Assert.Equal("{reference}: rooms", shown.QuerySelector<IHtmlInputElement>("[name='texts.en.subject']")!.Value);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(desk, $"/queue/{call}/selection/letter/prepare", [.. Hidden(shown), .. English])).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(desk, $"/queue/{call}/selection/letter", [new("list", "status=lost"), new("all", "1")])).Status);
    }

    [Fact]
    public async Task Who_goes_back_and_prepares_again_is_told_in_plain_words_what_stands_and_loses_nothing()
    {
        var call = await app.NewCallAsync();
        var id = await FileAsync(call, "First", "en");
        using var desk = await app.DeskAsync();
        var (prepare, other) = ($"/queue/{call}/selection/letter/prepare", new KeyValuePair<string, string>("texts.en.words", "Other words."));
        var (_, form, _) = await PostAsync(desk, $"/queue/{call}/selection/letter", [new("list", ""), new("id", id)]);
        var (_, _, location) = await PostAsync(desk, prepare, [.. Hidden(form), .. English]);
        var address = location!.Split('?')[0];

        var (status, again, _) = await PostAsync(desk, prepare, [.. Hidden(form), English[0], other]);
        Assert.Equal((HttpStatusCode.Conflict, "Other words."), (status, again.QuerySelector<IHtmlTextAreaElement>("[name='texts.en.words']")!.Value));
        Assert.Equal(address, again.QuerySelector(".note.bad a")!.GetAttribute("href"));
        Assert.DoesNotContain("Idempotency", Told(again), StringComparison.Ordinal);
        Assert.Single((await PageAsync($"/circulars/{call}")).QuerySelectorAll("tbody tr"));
        var (_, _, second) = await PostAsync(desk, prepare, [.. Hidden(again), English[0], other]);
        Assert.NotEqual(address, second!.Split('?')[0]);

        // The release's form, sent again with another number; then what was prepared, when it is on its way.
        var staged = await PageAsync(address);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(desk, $"{address}/release", [.. Hidden(staged), new("number", "1")])).Status);
        var (_, released, _) = await PostAsync(desk, $"{address}/release", [.. Hidden(staged), new("number", "2")]);
        Assert.Contains("This letter was released already", Told(released), StringComparison.Ordinal);
        Assert.DoesNotContain("It is prepared. Nothing goes out", Told(await PageAsync($"{address}?done=prepared")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticked_ones_that_are_left_out_stand_above_the_list_with_why_and_prepare_nothing_unseen()
    {
        var call = await app.NewCallAsync();
        var id = await FileAsync(call, "First", "en");
        var elsewhere = await FileAsync(await app.NewCallAsync(), "Elsewhere", "en");
        var draft = (await Organiser.WithDraftAsync(app.Client, call)).Id;
        using var desk = await app.DeskAsync();
        KeyValuePair<string, string>[] ticked = [new("list", ""), new("id", id), new("id", elsewhere), new("id", draft)];
        foreach (var path in (string[])["selection", "selection/letter"])
        {
            var told = Told((await PostAsync(desk, $"/queue/{call}/{path}", ticked)).Page);
            Assert.Contains("2 of those ticked are left out", told, StringComparison.Ordinal);
            Assert.Contains($"{elsewhere}: a proposal of another call.", told, StringComparison.Ordinal);
            Assert.Contains($"{draft}: not among this call’s filed proposals", told, StringComparison.Ordinal);
        }

        var (status, page, _) = await PostAsync(desk, $"/queue/{call}/selection/letter/prepare", [.. ticked, .. English]);
        Assert.Equal((HttpStatusCode.Conflict, "{reference}: rooms"), (status, page.QuerySelector<IHtmlInputElement>("[name='texts.en.subject']")!.Value));
        Assert.Empty((await PageAsync($"/circulars/{call}")).QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(desk, $"/queue/{call}/selection/letter/prepare", [.. Hidden(page), .. English])).Status);
    }

    [Fact]
    public async Task Nothing_typed_into_it_becomes_a_header_markup_or_a_link_elsewhere()
    {
        var call = await app.NewCallAsync();
        var id = await FileAsync(call, "First", "en", "Pay <script>alert(1)</script> at https://evil.example/x {name}");
        using var desk = await app.DeskAsync();
        var (_, page, _) = await PostAsync(desk, $"/queue/{call}/selection/letter", [new("list", ""), new("id", id)]);
        var (refused, told, _) = await PostAsync(
            desk, $"/queue/{call}/selection/letter/prepare", [.. Hidden(page), new("texts.en.subject", "A\r\nBcc: x@example.org"), new("texts.en.words", "See www.evil.example")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        Assert.Contains("link only to", Told(told), StringComparison.Ordinal);
        var (_, _, location) = await PostAsync(
            desk, $"/queue/{call}/selection/letter/prepare",
            [.. Hidden(told), new("texts.en.subject", "{title}\r\nBcc: x@example.org"), new("texts.en.words", $"{{title}} at 8.30 </body> {app.Address}calls/{call}")]);
        var letter = await app.DeskGetAsync($"{location!.Split('?')[0]}/letters/{id}/html");
        var shown = await new HtmlParser().ParseDocumentAsync(letter.Text);
        Assert.Empty(shown.QuerySelectorAll("script"));
        Assert.All(shown.Links, link => Assert.StartsWith(app.Address.ToString(), link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotMatch(@"https?://evil|\bevil\.example", shown.Body!.TextContent);
        Assert.Contains($"at 8.30 </body> {app.Address}calls/{call}", shown.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", shown.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<string> FileAsync(CallId call, string lead, string language, string? title = null)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        var content = Some.MarrakeshContent().WithMendedAddress();
        content = content with
        {
            Languages = [language],
            Title = title ?? content.Title,
            Organisers = [content.Organisers[0] with { Name = lead }],
            Contacts = [content.Contacts[0] with { Name = "Elena Rusu", Email = "elena.rusu@example.org" }],
        };
        var organiser = await Organiser.WithDraftAsync(app.Client, call);
        (await organiser.SaveAsync(content)).Expect(HttpStatusCode.OK);
        (await organiser.UploadAsync("concept-note")).Expect(HttpStatusCode.Created);
        (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK);
        return organiser.Id;
    }

    private static string Told(IDocument page) => System.Text.RegularExpressions.Regex.Replace(page.QuerySelector("main")!.TextContent, @"\s+", " ");

    private static KeyValuePair<string, string>[] Hidden(IDocument page) =>
        [.. page.QuerySelectorAll("main form input[type=hidden]").OfType<IHtmlInputElement>().Select(input => KeyValuePair.Create(input.Name!, input.Value))];

    private async Task<IDocument> PageAsync(string address, DeskRole role = DeskRole.Coordinator) => await new HtmlParser().ParseDocumentAsync((await app.DeskGetAsync(address, role)).Text);

    private static async Task<(HttpStatusCode Status, IDocument Page, string? Location)> PostAsync(HttpClient desk, string address, KeyValuePair<string, string>[] fields)
    {
        using var answer = await desk.PostAsync(address, new FormUrlEncodedContent(fields), Stop);
        return (answer.StatusCode, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop)), answer.Headers.Location?.ToString());
    }
}
