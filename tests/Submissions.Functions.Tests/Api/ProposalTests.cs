using System.Net;
using System.Text.Json;
using Submissions.Domain.Proposals;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Api;

public sealed class ProposalTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_draft_that_is_started_is_told_its_key_once_and_its_findings()
    {
        var call = await app.NewCallAsync();
        var reply = await Organiser.SendAsync(app.Client, HttpMethod.Post, $"/api/calls/{call}/proposals", Organiser.Json(Some.MarrakeshContent()));
        reply.Expect(HttpStatusCode.Created);
        var (id, key) = (reply.Get("id"), reply.Get("key"));
        Assert.Equal($"{app.Address}api/proposals/{id}", reply["Location"]);
        Assert.Equal("no-store", reply["Cache-Control"]);
        Assert.Equal("draft", reply.Get("status"));
        Assert.Equal($"{app.Address}proposals/{id}/link/{key}", reply.Get("manageUrl"));
        Assert.Equal(reply["ETag"], reply.Get("etag"));
        Assert.Contains(reply.Json.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("field").GetString() == "contacts[2].email");

        var read = (await new Organiser(app.Client, id, key, "").GetAsync()).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(key, read.Text, StringComparison.Ordinal);
        Assert.Equal(reply["ETag"], read["ETag"]);
        var content = JsonSerializer.Deserialize<ProposalContent>(read.Json.GetProperty("content").GetRawText(), ContentJson.Options)!;
        Assert.True(ContentJson.Same(Some.MarrakeshContent(), content));
    }

    [Fact]
    public async Task The_same_start_again_is_the_same_draft()
    {
        var call = await app.NewCallAsync();
        var key = Organiser.NewKey();
        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Organiser.SendAsync(
            app.Client, HttpMethod.Post, $"/api/calls/{call}/proposals", Organiser.Json(Some.MarrakeshContent()), ("Idempotency-Key", key))));
        Assert.All(replies, reply => reply.Expect(HttpStatusCode.Created));
        Assert.Single(replies.Select(reply => reply.Text).Distinct());
    }

    [Fact]
    public async Task A_start_under_a_key_that_started_something_else_makes_no_second_draft_also_at_the_same_instant()
    {
        var call = await app.NewCallAsync();
        var key = Organiser.NewKey();
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => StartAsync(call, $"Title {i % 2}", key)));
        var started = replies.Where(reply => reply.Status == HttpStatusCode.Created).ToList();
        Assert.Equal((3, 1), (started.Count, started.Select(reply => reply.Text).Distinct().Count()));
        Assert.All(replies.Except(started), reply => reply.Expect(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"));
        Assert.Equal(1, (await app.DeskGetAsync($"/api/review/calls/{call}/drafts")).Json.GetProperty("total").GetInt32());

        // The first answer stands, whatever was written since.
        var organiser = new Organiser(app.Client, started[0].Get("id"), started[0].Get("key"), started[0].Get("etag"));
        var title = (await organiser.ContentAsync())["title"]!.GetValue<string>();
        (await organiser.SaveAsync(new ProposalContent { Title = "Written since" })).Expect(HttpStatusCode.OK);
        Assert.Equal(organiser.Id, (await StartAsync(call, title, key)).Expect(HttpStatusCode.Created).Get("id"));
        (await StartAsync(call, "Written since", key)).Expect(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    private Task<Reply> StartAsync(Submissions.Domain.Calls.CallId call, string title, string key) => Organiser.SendAsync(
        app.Client, HttpMethod.Post, $"/api/calls/{call}/proposals", Organiser.Json(new ProposalContent { Title = title }), ("Idempotency-Key", key));

    [Fact]
    public async Task A_save_under_the_etag_replaces_the_text()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        var first = organiser.ETag;
        var saved = (await organiser.SaveAsync(new ProposalContent { Title = "Another title" })).Expect(HttpStatusCode.OK);
        Assert.Equal("Another title", saved.Json.GetProperty("content").Get("title"));
        Assert.NotEqual(first, saved["ETag"]);
        Assert.Equal(saved["ETag"], (await organiser.GetAsync())["ETag"]);
    }

    [Fact]
    public async Task A_save_on_an_older_text_is_refused_and_shows_the_newer()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        var first = organiser.ETag;
        (await organiser.SaveAsync(new ProposalContent { Title = "Theirs" })).Expect(HttpStatusCode.OK);
        var refused = (await organiser.SaveAsync(new ProposalContent { Title = "Ours" }, first)).Expect(HttpStatusCode.PreconditionFailed, "changed-meanwhile");
        Assert.Equal("Theirs", refused.Json.GetProperty("proposal").GetProperty("content").Get("title"));
        Assert.Equal(organiser.ETag, refused["ETag"]);
        (await organiser.SaveAsync(new ProposalContent { Title = "Ours" }, refused["ETag"])).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_save_sent_twice_is_saved_once()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        var first = organiser.ETag;
        var content = new ProposalContent { Title = "Once" };
        var one = (await organiser.SaveAsync(content, first)).Expect(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        var other = (await organiser.SaveAsync(content, first)).Expect(HttpStatusCode.OK);
        Assert.Equal(one.Get("changedAt"), other.Get("changedAt"));
    }

    [Fact]
    public async Task Of_many_saves_on_one_text_one_wins_and_the_others_are_told()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        var first = organiser.ETag;
        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => organiser.SaveAsync(new ProposalContent { Title = $"Title {i}" }, first)));
        var winner = Assert.Single(replies, reply => reply.Status == HttpStatusCode.OK);
        Assert.All(replies.Where(reply => reply != winner), reply => reply.Expect(HttpStatusCode.PreconditionFailed, "changed-meanwhile"));
        Assert.Equal(winner.Json.GetProperty("content").GetRawText(), (await organiser.GetAsync()).Json.GetProperty("content").GetRawText());
    }

    [Fact]
    public async Task A_file_that_came_meanwhile_is_no_reason_to_refuse_a_text()
    {
        var organiser = await Organiser.ReadyAsync(app.Client, await app.NewCallAsync());
        (await organiser.SaveAsync(new ProposalContent { Title = "After the file" })).Expect(HttpStatusCode.OK);
        Assert.Single((await organiser.GetAsync()).Json.GetProperty("documents").EnumerateArray());
    }

    [Theory]
    [InlineData(null, HttpStatusCode.PreconditionRequired, "if-match-missing")]
    [InlineData("*", HttpStatusCode.BadRequest, "if-match")]
    [InlineData("W/\"abc\"", HttpStatusCode.BadRequest, "if-match")]
    [InlineData("\"a\", \"b\"", HttpStatusCode.BadRequest, "if-match")]
    [InlineData("abc", HttpStatusCode.BadRequest, "if-match")]
    [InlineData("\"abc\"", HttpStatusCode.PreconditionFailed, "changed-meanwhile")]
    public async Task A_save_says_which_text_it_changes(string? ifMatch, HttpStatusCode status, string code)
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync());
        var body = Organiser.Json("""{"title":"x"}""");
        (await organiser.SendAsync(HttpMethod.Put, "", body, ifMatch is null ? [] : [("If-Match", ifMatch)])).Expect(status, code);
    }

    [Fact]
    public async Task A_wrong_key_and_an_unknown_proposal_answer_alike()
    {
        var call = await app.NewCallAsync();
        var organiser = await Organiser.ReadyAsync(app.Client, call);
        var other = await Organiser.WithDraftAsync(app.Client, call);
        Organiser[] strangers =
        [
            new(app.Client, organiser.Id, other.Key, organiser.ETag),
            new(app.Client, organiser.Id, "short", organiser.ETag),
            new(app.Client, Some.ProposalId(call, "unknown").Value, organiser.Key, organiser.ETag),
            new(app.Client, Some.ProposalId(null, "unknown").Value, organiser.Key, organiser.ETag),
            new(app.Client, "nonsense", organiser.Key, organiser.ETag),
        ];
        var document = (await organiser.GetAsync()).Json.GetProperty("documents")[0].Get("id");
        foreach (var (method, path, body) in Everything(document))
        {
            var replies = new List<Reply>();
            foreach (var stranger in strangers)
                replies.Add((await stranger.SendAsync(method, path, body is null ? null : Organiser.Json(body), ("If-Match", organiser.ETag))).Expect(HttpStatusCode.NotFound, "not-found"));
            // But for the number of its trace, which is each request's own.
            Assert.Single(replies.Select(reply => reply.Text.Replace(reply.Get("correlation"), "", StringComparison.Ordinal)).Distinct());
            (await Organiser.SendAsync(app.Client, method, $"{organiser.Path}/{path}".TrimEnd('/'), body is null ? null : Organiser.Json(body))).Expect(HttpStatusCode.Unauthorized, "key-missing");
        }

        Assert.Equal(organiser.ETag, (await organiser.GetAsync())["ETag"]);
    }

    private static (HttpMethod Method, string Path, string? Body)[] Everything(string document) =>
    [
        (HttpMethod.Get, "", null), (HttpMethod.Put, "", "{}"), (HttpMethod.Get, "findings", null), (HttpMethod.Get, "content.json", null),
        (HttpMethod.Post, "submit", null), (HttpMethod.Post, "withdraw", null), (HttpMethod.Post, "link", """{"email":"a@example.org"}"""),
        (HttpMethod.Post, "documents?kind=concept-note&name=a.pdf", "%PDF-1.7"), (HttpMethod.Get, $"documents/{document}", null), (HttpMethod.Delete, $"documents/{document}", null),
        (HttpMethod.Post, "uploads", """{"kind":"concept-note","bytes":9}"""), (HttpMethod.Get, "uploads/2345678923456789", null),
        (HttpMethod.Put, "uploads/2345678923456789?offset=0", "%PDF-1.7"), (HttpMethod.Post, "uploads/2345678923456789/finish", """{"kind":"concept-note","bytes":9}"""),
    ];
}
