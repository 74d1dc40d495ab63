using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters.Own;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;
using static Submissions.Functions.Tests.Desk.PageHand;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Desk;

public sealed class WordingFileTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly WordingField What = new("accepted.what", "en");

    [Fact]
    public async Task Every_sentence_goes_out_as_a_file_is_changed_and_comes_in()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        var file = JsonNode.Parse(await client.GetStringAsync($"/desk/calls/{call}/wording.json?all=true"))!;
        file["accepted"]!["what"]!["en"] = "Welcome.";
        file["accepted"]!["what"]!["fr"] = "Bienvenue.";
        var page = await GetAsync(client, $"/desk/calls/{call}/wording");
        var look = await SendAsync(client, page, "main form", ("json", file.ToJsonString()));
        Assert.Equal(2, look.Html.QuerySelectorAll("dd.changes").Length);
        Assert.Empty((await CallAsync(call)).Wording.Own);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form", ("do", "save"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, look.Html, "main form", ("do", "save"))).Status);
        Assert.Equal(["Bienvenue.", "Welcome."], (await CallAsync(call)).Wording.Own.Values.Order());
        // The usual words in a file take the place of the call's own.
        var back = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/wording"), "main form", ("json", WordingFile.Whole(CallWording.None, ["en", "fr"])));
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(client, back.Html, "main form", ("do", "save"))).Status);
        Assert.Empty((await CallAsync(call)).Wording.Own);
    }

    [Fact]
    public async Task A_wrong_file_is_told_what_is_wrong_where_and_comes_back()
    {
        var call = await app.NewCallAsync();
        using var client = await app.DeskAsync();
        const string json = """{"accepted":{"subject":{"en":"{number}\nBcc: all {title}"},"what":{"fr":"<script>x</script>"}},"digest":{"subject":{"en":"x"}}}""";
        var again = await SendAsync(client, await GetAsync(client, $"/desk/calls/{call}/wording"), "main form", ("json", json), ("do", "save"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("3 things to mend", Words(again.Html), StringComparison.Ordinal);
        Assert.Contains("$.wording.accepted.subject.en: expected one line", Words(again.Html), StringComparison.Ordinal);
        Assert.Equal(json, ((IHtmlTextAreaElement)again.Html.GetElementById("json")!).Value);
        Assert.Empty((await CallAsync(call)).Wording.Own);
    }

    [Fact]
    public async Task A_program_reads_and_replaces_the_words_under_their_version()
    {
        var call = await app.NewCallAsync();
        using var desk = await app.DeskAsync();
        var path = $"/api/review/calls/{call}/wording";
        var now = (await app.DeskGetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Equal("{}", now.Text.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Task<Reply> Put(string json, string etag) => Organiser.SendAsync(desk, HttpMethod.Put, path, Organiser.Json(json), ("If-Match", etag));
        const string words = """{"accepted":{"what":{"en":"Welcome."}}}""";
        var kept = (await Put(words, now["ETag"]!)).Expect(HttpStatusCode.OK);
        Assert.Equal("accepted.what", kept.Json.GetProperty("warnings")[0].Get("key"));
        Assert.Equal(kept["ETag"], (await Put(words, now["ETag"]!)).Expect(HttpStatusCode.OK)["ETag"]);
        (await Put("{}", now["ETag"]!)).Expect(HttpStatusCode.PreconditionFailed, "changed-meanwhile");
        var refused = (await Put("""{"accepted":{"what":{"en":"{number}"}}}""", kept["ETag"]!)).Expect(HttpStatusCode.UnprocessableEntity, "wording-wrong");
        Assert.Equal("$.wording.accepted.what.en", refused.Json.GetProperty("findings")[0].Get("field"));
        Assert.Equal("Welcome.", (await CallAsync(call)).Wording[What]);
        (await Put("{}", kept["ETag"]!)).Expect(HttpStatusCode.OK);
        Assert.Empty((await CallAsync(call)).Wording.Own);
    }

    [Fact]
    public async Task A_kept_call_whose_words_no_longer_fit_is_still_there_with_the_usual_ones()
    {
        var call = await app.NewCallAsync();
        var json = JsonNode.Parse((await app.Service<CallStore>().FindFileAsync(call, default))!.Value.Json)!;
        json["wording"] = JsonNode.Parse("""{"accepted":{"what":{"en":"By {gone}"},"heading":{"en":"Welcome"}},"gone":{"subject":{"en":"x"}}}""");
        await app.Service<CallStore>().SaveAsync(call, json.ToJsonString(), default);
        Assert.Equal(("Welcome", What.Usual), ((await CallAsync(call)).Wording[What with { Key = "accepted.heading" }], (await CallAsync(call)).Wording[What]));
        using var client = await app.DeskAsync();
        Assert.Equal("Welcome", ((IHtmlTextAreaElement)(await GetAsync(client, $"/desk/calls/{call}/wording/accepted")).GetElementById("accepted.heading.en")!).Value);
    }

    [Theory, InlineData(DeskRole.Reader), InlineData(DeskRole.Reviewer)]
    public async Task Only_a_coordinator_edits(DeskRole role)
    {
        var call = await app.NewCallAsync();
        foreach (var path in (string[])["", "/accepted"])
            Assert.Equal(HttpStatusCode.Forbidden, (await app.DeskGetAsync($"/desk/calls/{call}/wording{path}", role)).Status);
    }

    private async Task<Call> CallAsync(CallId call) => (await app.Service<CallStore>().FindAsync(call, default))!;
}
