using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;
using static Submissions.Functions.Tests.Desk.PageHand;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Desk;

public sealed class CallEditTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_stricter_rule_is_told_of_the_proposals_it_touches_saved_and_brought_to_the_queue()
    {
        var call = await app.NewCallAsync();
        var organiser = await Organiser.FiledAsync(app.Client, call);
        using var client = await app.DeskAsync();
        var page = await GetAsync(client, $"/desk/calls/{call}/edit/rules");
        var look = await SendAsync(client, page, "#edit", ("rules[0].max", "3"), ("do", "look"));
        Assert.Equal(HttpStatusCode.OK, look.Status);
        Assert.Contains("1 of 1 filed proposal that was looked at is touched", Words(look.Html), StringComparison.Ordinal);
        Assert.NotNull(look.Html.QuerySelector($"a[href='/queue/{call}/{organiser.Id}']"));
        Assert.Equal(25, Max(await CallAsync(call)));

        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form")).Status);
        Assert.Equal(3, Max(await CallAsync(call)));
        Assert.DoesNotContain("at most 3", await QueueAsync(call), StringComparison.Ordinal);
        await app.Service<RecheckProposals>().RunAsync(default);
        Assert.Contains("at most 3", await QueueAsync(call), StringComparison.Ordinal);
        Assert.Empty(await app.Service<RecheckStore>().OpenAsync(default));
    }

    [Fact]
    public async Task A_slot_that_goes_is_told_with_whom_it_is_given_to_and_with_the_drafts_to_pages_and_to_programs()
    {
        var call = await app.NewCallAsync();
        var organiser = await Organiser.FiledAsync(app.Client, call);
        await Organiser.WithDraftAsync(app.Client, call);
        var act = new UnitAct(ProposalId.Parse(organiser.Id), null, null, new Act("coordinator@example.org", Some.Now));
        await app.Service<DecideProposal>().PrepareAsync(act, new WantedVerdict(DecisionKind.Accept, "fri-breakfast/menara", "Welcome."), default);
        Assert.IsType<Outcome<Opened>.Done>(await app.Service<DecideProposal>().ReleaseAsync(act, 1, default));
        using var client = await app.DeskAsync();
        var file = JsonNode.Parse(await client.GetStringAsync($"/api/review/calls/{call}/file"))!;
        var slots = file["slots"]!.AsArray();
        slots.Remove(slots.Single(slot => slot!["id"]!.GetValue<string>() == "fri-breakfast"));
        using var body = new StringContent(file.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync($"/api/review/calls/{call}/file/preview", body);
        var effects = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((organiser.Id, null, 1), (effects["places"]![0]!["proposal"]!.GetValue<string>(), effects["places"]![0]!["after"], effects["drafts"]!.GetValue<int>()));

        var page = await GetAsync(client, $"/desk/calls/{call}/edit/file");
        var look = await SendAsync(client, page, "main form", ("json", file.ToJsonString()), ("do", "look"));
        Assert.Contains("is no more", look.Html.QuerySelector($"li:has(a[href='/queue/{call}/{organiser.Id}'])")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 draft is held against", Words(look.Html), StringComparison.Ordinal);
        Assert.NotNull((await app.Service<ReadCalls>().FindAsync(call, default))!.Slot("fri-breakfast"));
    }

    [Fact]
    public async Task Plan_of_reminders_is_edited_and_drafts_are_brought_in_step_with_it()
    {
        var call = await app.NewCallAsync(json => json.AsObject().Remove("reminders"));
        var draft = ProposalId.Parse((await Organiser.WithDraftAsync(app.Client, call)).Id);
        Assert.Equal(new DateTimeOffset(2018, 9, 21, 8, 0, 0, TimeSpan.Zero), await WakeAsync(draft));
        using var client = await app.DeskAsync();
        var page = await GetAsync(client, $"/desk/calls/{call}/edit/reminders");
        Assert.Equal("09:00", ((IHtmlInputElement)page.GetElementById("reminders[0].at")!).Value);
        var look = await SendAsync(client, page, "#edit", ("reminders[0].days", "-5"), ("reminders[0].at", "10:30"), ("do", "look"));
        Assert.Contains("The plan of reminders changes", Words(look.Html), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form")).Status);
        await app.Service<RecheckProposals>().RunAsync(default);
        // Five days before the closing is a Sunday: it goes on the Friday before.
        Assert.Equal(new DateTimeOffset(2018, 9, 21, 9, 30, 0, TimeSpan.Zero), await WakeAsync(draft));
        var due = await app.Service<DueStore>().RemindersDueAsync(call, DateTimeOffset.MaxValue, 10, default);
        Assert.Equal([draft], due.Select(row => row.Proposal));
    }

    [Theory]
    [InlineData("Content", "{")]
    [InlineData("Status", 5)]
    public async Task A_proposal_that_cannot_be_read_does_not_keep_the_others_out_of_step(string property, object value)
    {
        var call = await app.NewCallAsync();
        var organisers = new[] { await Organiser.FiledAsync(app.Client, call, "One"), await Organiser.FiledAsync(app.Client, call, "Two") };
        using var client = await app.DeskAsync();
        var look = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/edit/rules"), "#edit", ("rules[0].max", "3"), ("do", "look"));
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form")).Status);
        var broken = organisers.Select(organiser => organiser.Id).Order(StringComparer.Ordinal).First();
        await app.Service<TableClient>().UpsertEntityAsync(new TableEntity(call.Value, $"proposal|{broken}") { [property] = value });
        await app.Service<RecheckProposals>().RunAsync(default);
        Assert.Contains("at most 3", await QueueAsync(call), StringComparison.Ordinal);
        Assert.Empty(await app.Service<RecheckStore>().OpenAsync(default));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_as_typed_and_nothing_is_saved()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var page = await GetAsync(client, $"/desk/calls/{call}/edit/dates");
        var again = await SendAsync(client, page, "#edit", ("closes", "next Friday"), ("graceMinutes", "a few"), ("do", "look"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("next Friday", ((IHtmlInputElement)again.Html.GetElementById("closes")!).Value);
        Assert.Equal("a few", ((IHtmlInputElement)again.Html.GetElementById("graceMinutes")!).Value);
        Assert.Contains("a whole number from 0", again.Html.GetElementById("graceMinutes-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(15), (await CallAsync(call)).Window.Grace);
    }

    [Theory]
    [InlineData("dates"), InlineData("rules"), InlineData("rooms"), InlineData("documents"), InlineData("texts"), InlineData("reminders")]
    public async Task A_page_sent_back_untouched_changes_nothing(string part)
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var look = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/edit/{part}"), "#edit", ("do", "look"));
        Assert.Equal(HttpStatusCode.OK, look.Status);
        Assert.Empty(look.Html.QuerySelectorAll("ins, del"));
    }

    [Fact]
    public async Task A_second_coordinator_sees_the_first_ones_change_and_saves_both()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var first = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/edit/dates"), "#edit", ("graceMinutes", "5"), ("do", "look"));
        var second = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/edit/rooms"), "#edit", ("bufferMinutes", "25"), ("do", "look"));
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, first.Html, "main form")).Status);
        var overtaken = await SendAsync(client, second.Html, "main form");
        Assert.Equal(HttpStatusCode.Conflict, overtaken.Status);
        Assert.Contains("saved version 1 meanwhile: Dates", Words(overtaken.Html), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, overtaken.Html, "main form")).Status);
        var now = await CallAsync(call);
        Assert.Equal((TimeSpan.FromMinutes(5), 25), (now.Window.Grace, now.BufferMinutes));
        // Sent again, as after a lost answer: it is so already.
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, overtaken.Html, "main form")).Status);
        Assert.Equal(3, (await app.Service<CallStore>().VersionsAsync(call, default)).Count);
    }

    [Fact]
    public async Task Other_names_of_organisations_are_edited_a_name_a_line()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var page = await GetAsync(client, $"/desk/calls/{call}/edit/texts");
        var names = ((IHtmlTextAreaElement)page.GetElementById("aliases")!).Value;
        Assert.Contains("International Organization for Migration\nIOM\nOIM\n", names, StringComparison.Ordinal);
        var tooLong = await SendAsync(client, page, "#edit", ("aliases", $"{names}\n\nRed Cross\n{new string('x', 301)}"), ("do", "look"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.Status);
        Assert.Contains("another name of this organisation of at most 300", tooLong.Html.GetElementById("aliases-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(tooLong.Html.QuerySelector("[role=alert] a[href='#aliases']"));
        Assert.Contains("Red Cross", ((IHtmlTextAreaElement)tooLong.Html.GetElementById("aliases")!).Value, StringComparison.Ordinal);
        var look = await SendAsync(client, page, "#edit", ("aliases", $"{names}\r\n  \r\nRed Cross = Red Crescent; both\r\n  ICRC\r\n\r\n\r\nRed Cross = Red Crescent; both\r\nCICR"), ("do", "look"));
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form")).Status);
        var known = (await CallAsync(call)).Organisations;
        Assert.Equal((known.Key("icrc"), known.Key("IOM")), (known.Key("CICR"), known.Key("OIM")));
        Assert.Equal("red-cross-red-crescent-both", known.Key("CICR"));
    }

    [Fact]
    public async Task A_call_that_cannot_be_read_does_not_keep_the_proposals_of_others_out_of_step()
    {
        CallId[] calls = [await app.NewCallAsync(), await app.NewCallAsync()];
        var (broken, sound) = (calls.MinBy(call => call.Value, StringComparer.Ordinal), calls.MaxBy(call => call.Value, StringComparer.Ordinal));
        await Organiser.FiledAsync(app.Client, sound);
        using var client = await app.DeskAsync();
        foreach (var call in calls)
        {
            var look = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/edit/rules"), "#edit", ("rules[0].max", "3"), ("do", "look"));
            Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form")).Status);
        }

        await app.Service<TableClient>().UpsertEntityAsync(new TableEntity(RowKeys.CallsPartition, broken.Value) { ["Json"] = "{" });
        await app.Service<RecheckProposals>().RunAsync(default);
        Assert.Contains("at most 3", await QueueAsync(sound), StringComparison.Ordinal);
        Assert.Equal([broken], (await app.Service<RecheckStore>().OpenAsync(default)).Select(recheck => recheck.Call));
        await app.Service<TableClient>().DeleteEntityAsync(RowKeys.CallsPartition, broken.Value, Azure.ETag.All);
        await app.Service<RecheckProposals>().RunAsync(default);
    }

    [Fact]
    public async Task A_version_is_brought_back_and_every_one_is_kept()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var look = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/edit/rooms"), "#edit", ("bufferMinutes", "25"), ("do", "look"));
        await SendAsync(client, look.Html, "main form");
        var back = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/versions/0"), "main form");
        await SendAsync(client, back.Html, "main form");
        Assert.Equal(15, (await CallAsync(call)).BufferMinutes);
        Assert.Equal([2, 1, 0], (await app.Service<CallStore>().VersionsAsync(call, default)).Select(version => version.Number));
    }

    [Fact]
    public async Task Extending_the_deadline_is_one_act_that_moves_what_hangs_on_it_and_says_how_many_letters_go()
    {
        var call = await app.NewCallAsync();
        var draft = ProposalId.Parse((await Organiser.WithDraftAsync(app.Client, call)).Id);
        await Organiser.WithDraftAsync(app.Client, call, ProposalContent.Empty);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        using var client = await app.DeskAsync();
        var page = await GetAsync(client, $"/desk/calls/{call}/extend");
        var earlier = await SendAsync(client, page, "main form", ("closes", "2018-09-01T12:00"));
        Assert.Contains("not later", Words(earlier.Html), StringComparison.Ordinal);
        var look = await SendAsync(client, page, "main form", ("closes", "2018-10-05T23:59"));
        var words = Words(look.Html);
        Assert.Contains("The closing moves from", words, StringComparison.Ordinal);
        Assert.Contains("The concept note is due Friday 5 October 2018", words, StringComparison.Ordinal);
        Assert.Contains("The day to decide by moves from", words, StringComparison.Ordinal);
        Assert.Contains("3 letters that the deadline has moved go out to the writers of 1 draft", words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form")).Status);
        await app.Service<TellOfExtension>().RunAsync(default);
        Assert.Equal(3, (await app.Service<LetterStore>().OfAsync(draft, default)).Count(fate => fate.Letter.Kind == Domain.Letters.LetterKind.DeadlineMoved));
        var now = await CallAsync(call);
        Assert.Equal((new DateTimeOffset(2018, 10, 5, 22, 59, 59, TimeSpan.Zero), new DateOnly(2018, 10, 26)), (now.Window.Closes.ToUniversalTime(), now.DecisionBy));
    }

    [Fact]
    public async Task A_later_closing_among_the_dates_tells_nobody()
    {
        var call = await app.NewCallAsync();
        await Organiser.WithDraftAsync(app.Client, call);
        using var client = await app.DeskAsync();
        var look = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/edit/dates"), "#edit", ("closes", "2018-10-05T23:59:59"), ("do", "look"));
        Assert.Contains("The closing moves from", Words(look.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("letters", Words(look.Html), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form")).Status);
        Assert.DoesNotContain(await app.Service<ExtensionStore>().OpenAsync(default), walk => walk.Call == call);
    }

    [Fact]
    public async Task The_file_goes_out_as_it_is_and_comes_in_read_as_a_file()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var file = await client.GetStringAsync($"/desk/calls/{call}/file.json");
        var page = await GetAsync(client, $"/desk/calls/{call}/edit/file");
        var wrong = await SendAsync(client, page, "main form", ("json", file.Replace("\"menara\",\"agdal\"", "\"nowhere\",\"agdal\"", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("the id of a room in $.rooms", Words(wrong.Html), StringComparison.Ordinal);
        var broken = await SendAsync(client, page, "main form", ("json", "{ \"id\": "));
        Assert.Equal("{ \"id\":", ((IHtmlTextAreaElement)broken.Html.GetElementById("json")!).Value);
        var other = await SendAsync(client, page, "main form", ("json", file.Replace($"\"{call}\"", "\"another-call\"", StringComparison.Ordinal)));
        Assert.Contains("a call keeps its id", Words(other.Html), StringComparison.Ordinal);
    }

    [Theory, InlineData(DeskRole.Reader), InlineData(DeskRole.Reviewer)]
    public async Task Only_a_coordinator_edits(DeskRole role)
    {
        var call = await app.NewCallAsync();
        foreach (var path in (string[])["", "/edit/dates", "/extend", "/versions/0"])
            Assert.Equal(HttpStatusCode.Forbidden, (await app.DeskGetAsync($"/desk/calls/{call}{path}", role)).Status);
    }

    private static int? Max(Call call) => call.Rules.OfType<Domain.Checks.Rules.WordsRule>().First().Max;

    private async Task<Call> CallAsync(CallId call) => (await app.Service<CallStore>().FindAsync(call, default))!;

    private async Task<string> QueueAsync(CallId call) => (await app.DeskGetAsync($"/api/review/calls/{call}/proposals")).Expect(HttpStatusCode.OK).Text;

    private async Task<DateTimeOffset?> WakeAsync(ProposalId id) => (await app.Service<ProposalStore>().FindAsync(id, default))!.Value.WakeAt;
}
