using System.Net;
using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;

namespace Submissions.Functions.Tests.Circulars;

/// <summary>A letter to many by programs: who is meant is said in one way, completely, and what is sent again says the same.</summary>
public sealed class CircularApiTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Texts = """[{"language":"en","subject":"{reference}: rooms","words":"Dear {name}, the rooms open at 8."}]""";

    [Fact]
    public async Task Ids_that_are_no_filed_proposals_of_the_call_are_refused_by_name_and_nothing_is_prepared()
    {
        var call = await app.NewCallAsync();
        var filed = await Organiser.FiledAsync(app.Client, call, "First");
        var draft = await Organiser.WithDraftAsync(app.Client, call);
        var elsewhere = await Organiser.FiledAsync(app.Client, await app.NewCallAsync(), "Elsewhere");
        var nobody = $"{call}.{new string('2', filed.Id.Length - call.Value.Length - 1)}";
        using var desk = await app.DeskAsync();
        var wish = $$"""{"ids":["{{filed.Id}}","{{draft.Id}}","{{elsewhere.Id}}","{{nobody}}","MRK-1"],"texts":{{Texts}}}""";

        foreach (var path in (string[])["/preview", ""])
        {
            var refused = (await SendAsync(desk, call, path, wish)).Expect(HttpStatusCode.UnprocessableEntity, "selection-unknown");
            Assert.Equal(
                [$"{elsewhere.Id}: a proposal of another call.", "MRK-1: not the id of a proposal.", .. new[] { draft.Id, nobody }.Select(id => $"{id}: not among this call’s filed proposals: it is a draft, or does not exist.")],
                refused.Json.GetProperty("findings").EnumerateArray().Select(finding => finding.Get("message")));
        }

        Assert.Empty((await app.DeskGetAsync($"/api/review/calls/{call}/circulars")).Json.GetProperty("circulars").EnumerateArray());
    }

    [Fact]
    public async Task Those_that_cannot_be_written_to_are_told_by_the_answer_itself()
    {
        var call = await app.NewCallAsync();
        var (filed, withdrawn) = (await Organiser.FiledAsync(app.Client, call, "First"), await Organiser.FiledAsync(app.Client, call, "Second"));
        (await withdrawn.WithdrawAsync()).Expect(HttpStatusCode.OK);
        using var desk = await app.DeskAsync();
        var prepared = (await SendAsync(desk, call, "", $$"""{"ids":["{{filed.Id}}","{{withdrawn.Id}}"],"texts":{{Texts}}}""")).Expect(HttpStatusCode.Created);
        Assert.Equal([(withdrawn.Id, "It is withdrawn.")], LeftOut(prepared));
        Assert.Contains("It is withdrawn.", (await app.DeskGetAsync($"/circulars/{call}/{prepared.Get("id")}")).Text, StringComparison.Ordinal);
        (await ReleaseAsync(desk, call, prepared, 0)).Expect(HttpStatusCode.Accepted);
        Assert.Equal([(withdrawn.Id, "It is withdrawn.")], LeftOut(await app.DeskGetAsync($"/api/review/calls/{call}/circulars/{prepared.Get("id")}")));

        static IEnumerable<(string, string)> LeftOut(Reply reply) => reply.Json.GetProperty("leftOut").EnumerateArray().Select(one => (one.Get("id"), one.Get("words")));
    }

    [Theory]
    [InlineData("""{"ids":[],"filter":"status=submitted","texts":[]}""", "circular-whom")]
    [InlineData("""{"filter":"status=submitted","texts":[]}""", "selection-unseen")]
    [InlineData("""{"filter":"status=submitted","seal":"1-0123456789abcdef","texts":[]}""", "selection-changed")]
    [InlineData("""{"ids":[],"texts":[]}""", "nothing-selected")]
    public async Task Who_is_meant_is_said_in_one_way_and_as_it_was_seen(string wish, string code)
    {
        var call = await app.NewCallAsync();
        await Organiser.FiledAsync(app.Client, call, "First");
        using var desk = await app.DeskAsync();
        Assert.Equal(code, (await SendAsync(desk, call, "", wish)).Get("code"));
    }

    [Theory]
    [InlineData("null", "texts[0].language: Say in which language the text is: English (en) or French (fr).")]
    [InlineData("\"EN\"", "texts[0].language: Say in which language the text is: English (en) or French (fr).")]
    [InlineData("\"\"", "texts[0].language: Say in which language the text is: English (en) or French (fr).")]
    [InlineData("\"xx\"", "texts.xx.subject: No letters of this call are written in xx. Write it in English (en) or French (fr).")]
    public async Task A_text_in_no_language_of_the_call_is_refused_beside_one_that_is_read(string language, string expected)
    {
        var call = await app.NewCallAsync();
        var filed = await Organiser.FiledAsync(app.Client, call, "First");
        using var desk = await app.DeskAsync();
        var wish = $$"""{"ids":["{{filed.Id}}"],"texts":[{"language":{{language}},"subject":"Rooms","words":"Words"},{{Texts[1..]}}}""";
        var refused = (await SendAsync(desk, call, "", wish)).Expect(HttpStatusCode.UnprocessableEntity, "circular-wrong");
        Assert.Equal([expected], refused.Json.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.Get("field")}: {finding.Get("message")}"));
    }

    [Fact]
    public async Task A_release_that_is_sent_again_with_another_number_or_seal_is_refused_and_repeats_nothing()
    {
        var call = await app.NewCallAsync();
        var filed = await Organiser.FiledAsync(app.Client, call, "First");
        using var desk = await app.DeskAsync();
        var prepared = (await SendAsync(desk, call, "", $$"""{"ids":["{{filed.Id}}"],"texts":{{Texts}}}""")).Expect(HttpStatusCode.Created);
        var key = Organiser.NewKey();
        (await ReleaseAsync(desk, call, prepared, 0, seal: null, key: key)).Expect(HttpStatusCode.UnprocessableEntity, "selection-unseen");
        var first = (await ReleaseAsync(desk, call, prepared, 0, key: key)).Expect(HttpStatusCode.Accepted);
        await OlderInstancesReadAsync(call);
        (await ReleaseAsync(desk, call, prepared, 1, key: key)).Expect(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        (await ReleaseAsync(desk, call, prepared, 0, seal: "1-0000000000000000", key: key)).Expect(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        Assert.Equal(first.Text, (await ReleaseAsync(desk, call, prepared, 0, key: key)).Expect(HttpStatusCode.Accepted).Text);
        var history = (await app.DeskGetAsync($"/api/review/proposals/{filed.Id}")).Json.GetProperty("history").EnumerateArray();
        Assert.Single(history, entry => entry.Get("what") == "circular-written");
    }

    /// <summary>They refuse JSON with a member that is new to them, and pass over a property of the row.</summary>
    private async Task OlderInstancesReadAsync(CallId call)
    {
        await foreach (var row in app.Service<TableClient>().QueryAsync<TableEntity>(RowKeys.Prefixed(call.Value, RowKeys.CircularPrefix)))
        {
            Assert.DoesNotContain("releasedSeal", row.GetString("Circular"), StringComparison.OrdinalIgnoreCase);
            Assert.Equal(seen.Values.Single().Seal, row.GetString("ReleasedSeal"));
            return;
        }

        Assert.Fail("No letter to many is stored.");
    }

    private readonly Dictionary<string, (int Letters, string Seal)> seen = [];

    /// <param name="more">How many more than were seen are confirmed.</param>
    private async Task<Reply> ReleaseAsync(HttpClient desk, CallId call, Reply prepared, int more, string? seal = "", string? key = null)
    {
        var id = prepared.Get("id");
        if (!seen.TryGetValue(id, out var shown))
        {
            var now = (await app.DeskGetAsync($"/api/review/calls/{call}/circulars/{id}")).Json.GetProperty("now");
            shown = seen[id] = (now.GetProperty("letters").GetInt32(), now.Get("seal"));
        }

        var wish = JsonSerializer.Serialize(new { letters = shown.Letters + more, seal = seal is { Length: 0 } ? shown.Seal : seal });
        return await SendAsync(desk, call, $"/{id}/release", wish, key);
    }

    private static Task<Reply> SendAsync(HttpClient desk, CallId call, string path, string wish, string? key = null) =>
        Organiser.SendAsync(desk, HttpMethod.Post, $"/api/review/calls/{call}/circulars{path}", Organiser.Json(wish), key is null ? [] : [("Idempotency-Key", key)]);
}
