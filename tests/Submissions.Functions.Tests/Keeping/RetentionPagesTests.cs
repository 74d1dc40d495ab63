using System.Net;
using System.Text.Json.Nodes;
using Submissions.Domain.Calls;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Keeping;

/// <summary>What a coordinator and an organiser are told of a call whose day has come.</summary>
public sealed class RetentionPagesTests(Azurite azurite)
{
    /// <summary>More than a week after rows that this test's machine has just written.</summary>
    private static readonly DateTimeOffset Later = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_what_is_due_what_is_kept_and_what_could_not_be_read_in_words()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var call = await RetainedAsync(app);
        var asked = await Organiser.FiledAsync(app.Client, call);
        var broken = await Organiser.FiledAsync(app.Client, call, "Another lead");
        await app.Service<TableClient>().UpsertEntityAsync(
            new TableEntity(call.Value, $"proposal|{asked.Id}") { ["Status"] = "changes-requested" }, TableUpdateMode.Merge, Stop);
        await app.Service<TableClient>().UpsertEntityAsync(new TableEntity(call.Value, $"proposal|{broken.Id}") { ["Content"] = "{" }, TableUpdateMode.Replace, Stop);
        app.Clock.Set(Later);
        Assert.Contains("and begins to go within the hour", await PageAsync(app, call), StringComparison.Ordinal);

        await app.Service<EraseCalls>().RunAsync(Stop);
        var page = await PageAsync(app, call);

        Assert.Contains("Nothing that anybody typed or sent is left here", page, StringComparison.Ordinal);
        Assert.Contains(">Changes requested</th>", page, StringComparison.Ordinal);
        Assert.Contains("Could not be read, and went without figures</th><td data-label=\"Proposals\">1</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("within the hour", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_since_goes_on_the_day_that_holds_now()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var call = await RetainedAsync(app);
        var before = app.Clock.GetUtcNow();
        app.Clock.Set(Later);
        await app.Service<EraseCalls>().RunAsync(Stop);
        app.Clock.Set(before);
        await Organiser.FiledAsync(app.Client, call);
        app.Clock.Set(Later);
        Assert.Contains("what came since goes within the hour", await PageAsync(app, call), StringComparison.Ordinal);

        await SaveAsync(app, call, new JsonObject { ["date"] = "2120-12-31" });
        var moved = await PageAsync(app, call);
        await SaveAsync(app, call, null);
        var without = await PageAsync(app, call);

        Assert.Contains("What is here is erased from", moved, StringComparison.Ordinal);
        Assert.Contains("What is here is kept without end", without, StringComparison.Ordinal);
        Assert.All((string[])[moved, without], page => Assert.DoesNotContain("within the hour", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_begins_a_proposal_in_it_is_refused_with_words_on_the_page_and_by_the_api()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var call = await RetainedAsync(app);
        app.Clock.Set(Later);

        var shown = await Organiser.SendAsync(app.Client, HttpMethod.Get, $"/calls/{call}");
        var mistyped = await Organiser.SendAsync(app.Client, HttpMethod.Post, $"/calls/{call}/proposals", new FormUrlEncodedContent([new("email", "nobody")]));
        var page = await Organiser.SendAsync(app.Client, HttpMethod.Post, $"/calls/{call}/proposals", new FormUrlEncodedContent([]));
        var api = await Organiser.SendAsync(app.Client, HttpMethod.Post, $"/api/calls/{call}/proposals", Organiser.Json("{}"));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict, "call-erased"), (page.Status, api.Status, api.Get("code")));
        Assert.All((string[])[shown.Text, mistyped.Text, page.Text], text => Assert.Contains("This call is over", text, StringComparison.Ordinal));
        Assert.All((string[])[shown.Text, mistyped.Text], text => Assert.DoesNotContain("Start a proposal", text, StringComparison.Ordinal));
        Assert.Equal([], await Dump.RowsAsync(app.Service<TableClient>(), call));
    }

    /// <summary>An instance holds an erased call's queue in memory for up to an hour.</summary>
    [Fact]
    public async Task No_digest_tells_of_it()
    {
        await using var app = await TestApp.StartAsync(azurite);
        await app.AddMemberAsync("ana@example.org", Domain.Desk.DeskRole.Coordinator);
        var call = await RetainedAsync(app);
        await Organiser.FiledAsync(app.Client, call);
        app.Clock.Set(Later.AddHours(7));

        Assert.Equal(0, await app.Service<WriteDigests>().RunAsync(Stop));
    }

    private static Task<CallId> RetainedAsync(TestApp app) => app.NewCallAsync(json => json["retention"] = new JsonObject { ["date"] = "2019-12-31" });

    private static Task SaveAsync(TestApp app, CallId call, JsonObject? retention)
    {
        var json = JsonNode.Parse(Some.MarrakeshJson)!;
        json["id"] = call.Value;
        json["retention"] = retention;
        return app.Service<CallStore>().SaveAsync(call, json.ToJsonString(), Stop);
    }

    private static async Task<string> PageAsync(TestApp app, CallId call) => (await app.DeskGetAsync($"/desk/calls/{call}/retention")).Expect(HttpStatusCode.OK).Text;
}
