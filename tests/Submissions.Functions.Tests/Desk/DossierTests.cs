using System.Net;
using AngleSharp.Dom;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Desk;

public sealed class DossierTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Marker = "ONLY-FOR-THE-UNIT-7391";

    [Fact]
    public async Task A_rejected_document_is_told_to_the_organisers_counts_as_missing_and_can_be_sent_again()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var hand = await DeskHand.AtAsync(app, organiser);
        var document = await DocumentAsync(organiser);
        var sent = await hand.SendAsync(
            (await hand.ReadAsync()).Html, $"reject-{document}", ("judgement", "rejected"), ("words", "Page 2 is missing."), ("until", "2018-10-31"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);

        var letters = await app.Service<LetterStore>().OfAsync(ProposalId.Parse(organiser.Id), default);
        Assert.Contains(letters, fate => fate.Letter.Kind == LetterKind.DocumentRejected);
        var told = (await organiser.GetAsync()).Json;
        Assert.Equal("Page 2 is missing.", told.GetProperty("documents")[0].GetProperty("rejection").Get("words"));
        Assert.Equal("rejected", told.GetProperty("documentsAsked")[0].Get("state"));
        Assert.Contains(told.GetProperty("findings").EnumerateArray(), finding => finding.Get("field") == "documents.concept-note");
        Assert.Equal(0, (await QueueRowAsync(organiser)).GetProperty("documentsReceived").GetInt32());

        (await organiser.UploadAsync("concept-note")).Expect(HttpStatusCode.Created);
        Assert.Equal("received", (await organiser.GetAsync()).Json.GetProperty("documentsAsked")[0].Get("state"));
    }

    [Fact]
    public async Task A_second_person_is_told_who_did_what_and_keeps_the_words()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var first = await DeskHand.AtAsync(app, organiser, DeskRole.Reviewer);
        using var second = await DeskHand.AtAsync(app, organiser);
        var document = await DocumentAsync(organiser);
        var seenBySecond = (await second.ReadAsync()).Html;
        Assert.Equal(HttpStatusCode.SeeOther, (await first.SendAsync((await first.ReadAsync()).Html, $"accept-{document}", ("judgement", "accepted"))).Status);

        var refused = await second.SendAsync(seenBySecond, $"reject-{document}", ("judgement", "rejected"), ("words", "Not signed at all"), ("until", "2018-10-31"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Document accepted", refused.Html.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Not signed at all", refused.Html.GetElementById($"words-{document}")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.SeeOther, (await second.SendAsync(
            refused.Html, $"reject-{document}", ("judgement", "rejected"), ("words", "Not signed at all"), ("until", "2018-10-31"))).Status);
    }

    [Theory]
    [InlineData("9/11/2018", "The day cannot be read")]
    [InlineData("0018-11-09", "Nobody can keep a day in that year")]
    [InlineData("9999-12-31", "Nobody can keep a day in that year")]
    public async Task A_day_that_cannot_be_meant_is_told_and_nothing_is_asked_without_it(string day, string told)
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var hand = await DeskHand.AtAsync(app, organiser);
        var refused = await hand.SendAsync(
            (await hand.ReadAsync()).Html, "changes", ("items[0].field", "title"), ("items[0].words", "Shorter, please"), ("due", day));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(told, refused.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Shorter, please", refused.Html.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal("submitted", (await organiser.GetAsync()).Json.Get("status"));
    }

    [Fact]
    public async Task Another_point_comes_with_all_that_was_typed_and_asks_for_nothing_until_the_form_is_sent()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var hand = await DeskHand.AtAsync(app, organiser);
        (string, string)[] typed =
        [
            ("items[0].field", "title"), ("items[0].words", "Shorter."), ("items[1].field", ""), ("items[1].words", ""), ("items[2].field", ""), ("items[2].words", "Name who pays.\nAnd how."),
            ("items[3].field", "objective"), ("items[3].words", ""), ("due", "2018-10-12"),
        ];
        var page = (await hand.ReadAsync()).Html;
        for (var rows = 5; rows < 7; rows++)
        {
            var again = await hand.SendAsync(page, "changes", [.. typed, ("more", "1")]);
            Assert.Equal(HttpStatusCode.OK, again.Status);
            page = again.Html;
            Assert.Equal(rows, page.QuerySelectorAll("#form-changes fieldset").Length);
            Assert.Equal(["Shorter.", "", "Name who pays.\nAnd how.", .. Enumerable.Repeat("", rows - 3)], page.QuerySelectorAll("#form-changes textarea").Select(area => area.TextContent));
            Assert.Equal(["title", "", "", "objective"], page.QuerySelectorAll("#form-changes select").Take(4).Select(select => select.QuerySelector("option[selected]")?.GetAttribute("value") ?? ""));
            Assert.Equal("2018-10-12", page.QuerySelector("#changes-due")!.GetAttribute("value"));
        }

        // A field without words is no blank: it is told, and nothing that was typed goes.
        var refused = await hand.SendAsync(page, "changes", typed);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 6), (refused.Status, refused.Html.QuerySelectorAll("#form-changes fieldset").Length));
        (string, string)[] whole = [.. typed, ("items[5].field", "contacts"), ("items[5].words", "One more.")];
        Assert.Equal(HttpStatusCode.SeeOther, (await hand.SendAsync(refused.Html, "changes", [.. whole.Where(field => field.Item1 != "items[3].field")])).Status);
        Assert.Equal(["Title", "The whole proposal", "Contacts"], (await hand.ReadAsync()).Html.QuerySelectorAll("#changes .plain-list strong").Select(name => name.TextContent));
    }

    [Fact]
    public async Task What_is_withdrawn_disappears_from_the_organisers_page_and_stays_with_the_unit()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var hand = await DeskHand.AtAsync(app, organiser);
        await hand.SendAsync((await hand.ReadAsync()).Html, "question", ("words", "Who chairs the breakfast?"));
        await hand.SendAsync((await hand.ReadAsync()).Html, "document-request", ("kind", ""), ("words", "A letter of the host city"), ("due", "2018-10-12"));
        foreach (var shown in (bool[])[true, false])
        {
            var own = (await Organiser.SendAsync(app.Client, HttpMethod.Get, $"/proposals/{organiser.Id}", null, ("Cookie", $"link={organiser.Key}"))).Text;
            var api = (await organiser.GetAsync()).Text;
            Assert.All((string[])["Who chairs the breakfast?", "A letter of the host city"], words => Assert.Equal((shown, shown), (own.Contains(words, StringComparison.Ordinal), api.Contains(words, StringComparison.Ordinal))));
            if (!shown)
                break;
            Assert.Equal(HttpStatusCode.SeeOther, (await hand.SendAsync((await hand.ReadAsync()).Html, "question-withdraw-1")).Status);
            Assert.Equal(HttpStatusCode.SeeOther, (await hand.SendAsync((await hand.ReadAsync()).Html, "document-withdraw-asked-1")).Status);
        }

        var page = (await hand.ReadAsync()).Html;
        Assert.Contains("Withdrawn", page.QuerySelector("#questions")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Document no longer asked for", page.QuerySelector("#history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_twice_is_done_once_and_an_organisers_typing_is_no_conflict()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var hand = await DeskHand.AtAsync(app, organiser);
        var page = (await hand.ReadAsync()).Html;
        (await organiser.SaveAsync(Organiser.LedBy("Somebody is typing"))).Expect(HttpStatusCode.OK);
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.SeeOther, (await hand.SendAsync(page, "assign-me", ("to", Coordinator(page)))).Status);
        var history = (await hand.ReadAsync()).Html.GetElementById("history")!.TextContent;
        Assert.Equal(2, history.Split("Assigned").Length);
        Assert.DoesNotContain("Somebody is typing", history, StringComparison.Ordinal);
        // The same key for somebody else is another wish, and not done by the first.
        var other = await hand.SendAsync(page, "assign-me", ("to", "reader@laptop.example"));
        Assert.NotEqual(HttpStatusCode.SeeOther, other.Status);
    }

    [Fact]
    public async Task What_need_not_come_is_missing_nowhere_until_it_is_asked_for_again()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var hand = await DeskHand.AtAsync(app, organiser);
        var asked = (await QueueRowAsync(organiser)).GetProperty("documentsReceived").GetInt32();
        await hand.SendAsync((await hand.ReadAsync()).Html, "waive-event-report", ("kind", "event-report"), ("words", "Known from last year."));
        Assert.Equal(asked + 1, (await QueueRowAsync(organiser)).GetProperty("documentsReceived").GetInt32());
        Assert.DoesNotContain((await organiser.GetAsync()).Json.GetProperty("findings").EnumerateArray(), finding => finding.Get("field") == "documents.event-report");
        Assert.Contains(
            (await organiser.GetAsync()).Json.GetProperty("documentsAsked").EnumerateArray(), one => one.Get("kind") == "event-report" && one.Get("waived") == "Known from last year.");
        await hand.SendAsync((await hand.ReadAsync()).Html, "unwaive-event-report", ("kind", "event-report"));
        Assert.Equal(asked, (await QueueRowAsync(organiser)).GetProperty("documentsReceived").GetInt32());
    }

    [Fact]
    public async Task A_note_and_an_assignment_show_in_nothing_that_organisers_reach()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var hand = await DeskHand.AtAsync(app, organiser);
        await hand.SendAsync((await hand.ReadAsync()).Html, "note", ("words", Marker));
        var page = (await hand.ReadAsync()).Html;
        await hand.SendAsync(page, "assign-me", ("to", Coordinator(page)));
        Assert.Contains(Marker, (await hand.ReadAsync()).Html.Body!.TextContent, StringComparison.Ordinal);

        var filed = (await organiser.GetAsync()).Json.GetProperty("filed");
        var receipt = new Uri(filed.Get("receiptUrl")).AbsolutePath;
        string[] own = ["", "/about", "/organisers", "/description", "/speakers", "/room", "/documents", "/check", "/filed", "/withdraw", "/content.json"];
        string[] api = ["", "/findings", "/content.json"];
        string[] paths =
        [
            .. own.Select(part => $"/proposals/{organiser.Id}{part}"), .. api.Select(part => $"/api/proposals/{organiser.Id}{part}"), receipt, $"/api{receipt}",
        ];
        foreach (var path in paths)
        {
            var reply = await Organiser.SendAsync(app.Client, HttpMethod.Get, path, null, ("Cookie", $"link={organiser.Key}"), ("Authorization", $"Bearer {organiser.Key}"));
            reply.Expect(HttpStatusCode.OK);
            Assert.DoesNotContain(Marker, reply.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Coordinator(page), reply.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_note_is_struck_by_who_wrote_it_and_by_nobody_else()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var author = await DeskHand.AtAsync(app, organiser, DeskRole.Reviewer);
        using var other = await DeskHand.AtAsync(app, organiser);
        await author.SendAsync((await author.ReadAsync()).Html, "note", ("words", "Ask the host."));
        var id = (await author.ReadAsync()).Html.QuerySelector("[id^=note-]:is(li)")!.Id!["note-".Length..];
        Assert.Null((await other.ReadAsync()).Html.GetElementById($"form-strike-{id}"));
        var refused = await app.Service<WriteNote>().StrikeAsync(ProposalId.Parse(organiser.Id), id, new Act("somebody@example.org", Some.Now), default);
        Assert.Equal("not-your-note", Assert.IsType<Outcome<Domain.Review.Note>.Refused>(refused).Refusal.Code);
        Assert.Equal(HttpStatusCode.SeeOther, (await author.SendAsync((await author.ReadAsync()).Html, $"strike-{id}")).Status);
        Assert.Equal("Ask the host.", (await other.ReadAsync()).Html.GetElementById($"note-{id}")!.QuerySelector("del")!.TextContent);
    }

    [Fact]
    public async Task Versions_are_compared_word_by_word_and_what_is_not_filed_is_in_neither()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync(), "First ministry");
        await organiser.SaveAsync(Organiser.LedBy("Second ministry"), (await organiser.GetAsync())["ETag"]);
        (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK);
        await organiser.SaveAsync(Organiser.LedBy("Third ministry"), (await organiser.GetAsync())["ETag"]);
        using var hand = await DeskHand.AtAsync(app, organiser, DeskRole.Reader);
        var (_, page) = await hand.ReadAsync();
        var difference = page.GetElementById("difference")!;
        Assert.Equal(("First", "Second"), (difference.QuerySelector("del")!.TextContent, difference.QuerySelector("ins")!.TextContent));
        Assert.DoesNotContain("Third", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("say the same", (await hand.ReadAsync("?from=2&to=2")).Html.GetElementById("difference")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_of_its_organisations_and_likely_duplicates_are_linked()
    {
        var call = await app.NewCallAsync();
        var one = await Organiser.FiledAsync(app.Client, call, "One ministry");
        var two = await Organiser.FiledAsync(app.Client, call, "Another ministry");
        using var hand = await DeskHand.AtAsync(app, one, DeskRole.Reader);
        var others = (await hand.ReadAsync()).Html.GetElementById("others")!;
        Assert.Equal(2, others.QuerySelectorAll($"a[href='/queue/{call}/{two.Id}']").Length);
        Assert.Contains("a co-organiser in common", others.TextContent, StringComparison.Ordinal);
        Assert.Contains("title and description are much alike", others.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_is_read_without_the_organisers_link()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var hand = await DeskHand.AtAsync(app, organiser, DeskRole.Reader);
        var (status, letter) = await hand.ReadAsync("/letters/filed-1-0");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Your proposal has been received", letter.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(organiser.Key, letter.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await hand.ReadAsync("/letters/none")).Status);
    }

    [Fact]
    public async Task A_reader_sees_everything_and_has_no_button()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var hand = await DeskHand.AtAsync(app, organiser, DeskRole.Reader);
        var (_, page) = await hand.ReadAsync();
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
        var reply = await Organiser.SendAsync(await app.DeskAsync(DeskRole.Reader), HttpMethod.Post, $"/queue/{organiser.Id.Split('.')[0]}/{organiser.Id}/notes", new FormUrlEncodedContent([KeyValuePair.Create("words", "x")]));
        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
    }

    private static string Coordinator(IParentNode page) => page.QuerySelector("#form-assign-me button")!.GetAttribute("value")!;

    private static async Task<string> DocumentAsync(Organiser organiser) => (await organiser.GetAsync()).Json.GetProperty("documents")[0].Get("id");

    private async Task<System.Text.Json.JsonElement> QueueRowAsync(Organiser organiser) =>
        (await app.DeskGetAsync($"/api/review/calls/{organiser.Id.Split('.')[0]}/proposals")).Expect(HttpStatusCode.OK).Json
            .GetProperty("proposals").EnumerateArray().Single(row => row.Get("id") == organiser.Id);
}
