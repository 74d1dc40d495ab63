using System.Net;
using Submissions.Domain.Desk;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Api;

public sealed class ReviewTests(TestApp app, Azurite azurite) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_queue_shows_what_was_filed_newest_first_and_no_drafts()
    {
        var call = await app.NewCallAsync();
        await Organiser.ReadyAsync(app.Client, call, "Nobody's business");
        var first = await Organiser.FiledAsync(app.Client, call, "First ministry");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Organiser.FiledAsync(app.Client, call, "Second ministry");
        var queue = await QueueAsync(call.Value);
        Assert.Equal([second.Id, first.Id], Ids(queue));
        Assert.DoesNotContain("Nobody's business", queue.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Key, queue.Text, StringComparison.Ordinal);

        (await first.WithdrawAsync()).Expect(HttpStatusCode.OK);
        Assert.Equal([second.Id], Ids(await QueueAsync($"{call}", "?status=submitted")));
        Assert.Equal([first.Id], Ids(await QueueAsync($"{call}", "?status=withdrawn")));
        Assert.Equal([second.Id, first.Id], Ids(await QueueAsync($"{call}")));
    }

    [Fact]
    public async Task The_dossier_shows_the_filed_text_and_not_what_is_being_written()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        (await organiser.SaveAsync(Organiser.LedBy("Not yet filed"))).Expect(HttpStatusCode.OK);
        var dossier = (await GetAsync($"/api/review/proposals/{organiser.Id}")).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("Not yet filed", dossier.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(organiser.Key, dossier.Text, StringComparison.Ordinal);
        Assert.Equal(["started", "document-received", "filed"], dossier.Json.GetProperty("history").EnumerateArray().Select(entry => entry.Get("what")));
        Assert.Equal(Some.Call().Places.Count(), dossier.Json.GetProperty("roomFit").GetArrayLength());
        var document = dossier.Json.GetProperty("documents")[0].Get("id");
        Assert.Equal(Organiser.Pdf.ToArray(), (await GetAsync($"/api/review/proposals/{organiser.Id}/documents/{document}")).Expect(HttpStatusCode.OK).Bytes);
    }

    [Fact]
    public async Task The_desk_opens_what_came_after_the_filing_and_what_the_filing_alone_still_holds()
    {
        var call = await app.NewCallAsync();
        var organiser = await Organiser.ReadyAsync(app.Client, call);
        var filed = (await organiser.UploadAsync("other", name: "before.pdf")).Expect(HttpStatusCode.Created).Get("id");
        (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK);
        (await organiser.SendAsync(HttpMethod.Delete, $"documents/{filed}")).Expect(HttpStatusCode.NoContent);
        var added = (await organiser.UploadAsync("other", name: "after.pdf")).Expect(HttpStatusCode.Created).Get("id");

        var page = (await app.DeskGetAsync($"/queue/{call}/{organiser.Id}")).Text;
        Assert.Contains($"/queue/{call}/{organiser.Id}/documents/{added}", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/documents/{filed}", page, StringComparison.Ordinal);
        foreach (var document in (string[])[filed, added])
            (await GetAsync($"/api/review/proposals/{organiser.Id}/documents/{document}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_draft_is_nobodys_business()
    {
        var draft = await Organiser.ReadyAsync(app.Client, await app.NewCallAsync());
        var document = (await draft.GetAsync()).Json.GetProperty("documents")[0].Get("id");
        (await GetAsync($"/api/review/proposals/{draft.Id}")).Expect(HttpStatusCode.NotFound, "not-found");
        (await GetAsync($"/api/review/proposals/{draft.Id}/documents/{document}")).Expect(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_queue_goes_on_page_by_page()
    {
        var call = await app.NewCallAsync(json =>
        {
            json["rules"] = new System.Text.Json.Nodes.JsonArray();
        });
        var ids = new List<string>();
        for (var i = 0; i < Submissions.Functions.Operations.ListQueue.PageSize + 3; i++)
        {
            var organiser = await Organiser.WithDraftAsync(app.Client, call);
            (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK);
            ids.Insert(0, organiser.Id);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await QueueAsync(call.Value);
        var second = await QueueAsync(call.Value, $"?after={Uri.EscapeDataString(first.Get("after"))}");
        Assert.Equal(ids, Ids(first).Concat(Ids(second)));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.Json.GetProperty("after").ValueKind);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task The_desk_is_for_members_who_are_signed_in(string environment)
    {
        await using var closed = await TestApp.StartAsync(azurite, environment);
        var call = await closed.NewCallAsync();
        var organiser = await Organiser.FiledAsync(closed.Client, call);
        var document = (await organiser.GetAsync()).Json.GetProperty("documents")[0].Get("id");
        foreach (var path in new[] { $"calls/{call}/proposals", $"proposals/{organiser.Id}", $"proposals/{organiser.Id}/documents/{document}" })
        {
            (await organiser.GetAsync($"/api/review/{path}")).Expect(HttpStatusCode.Unauthorized, "sign-in-missing");
            Assert.Equal(HttpStatusCode.OK, (await closed.DeskGetAsync($"/api/review/{path}", DeskRole.Reader)).Status);
        }
    }

    private Task<Reply> GetAsync(string path) => app.DeskGetAsync(path);

    private async Task<Reply> QueueAsync(string call, string query = "") => (await GetAsync($"/api/review/calls/{call}/proposals{query}")).Expect(HttpStatusCode.OK);

    private static IEnumerable<string> Ids(Reply queue) => queue.Json.GetProperty("proposals").EnumerateArray().Select(row => row.Get("id"));
}
