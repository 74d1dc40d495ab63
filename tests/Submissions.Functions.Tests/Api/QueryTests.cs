using System.Net;
using System.Text.Json;

namespace Submissions.Functions.Tests.Api;

/// <summary>What stands behind the question mark: all of it is understood, or it is refused.</summary>
public sealed class QueryTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_name_that_a_GET_does_not_know_is_refused_with_those_it_knows()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        var call = organiser.Id.Split('.')[0];
        var paths = (await Organiser.SendAsync(app.Client, HttpMethod.Get, "/openapi.json")).Json.GetProperty("paths");
        var asked = 0;
        foreach (var path in paths.EnumerateObject().Where(path => path.Name.StartsWith("/api/", StringComparison.Ordinal) && path.Value.TryGetProperty("get", out _)))
        {
            var names = path.Value.GetProperty("get").TryGetProperty("parameters", out var given)
                ? given.EnumerateArray().Where(one => one.TryGetProperty("in", out var where) && where.GetString() == "query").Select(one => one.Get("name")).ToList()
                : [];
            asked += names.Count > 0 ? 1 : 0;
            var address = path.Name.Replace("{call}", call, StringComparison.Ordinal).Replace("{id}", organiser.Id, StringComparison.Ordinal);
            var refused = path.Name.StartsWith("/api/review/", StringComparison.Ordinal)
                ? await app.DeskGetAsync($"{address}?stauts=x")
                : await organiser.GetAsync($"{address}?stauts=x");
            refused.Expect(HttpStatusCode.BadRequest, "query");
            Assert.Contains("stauts", refused.Get("detail"), StringComparison.Ordinal);
            Assert.True(names.Count > 0 || refused.Get("detail").EndsWith("takes nothing.", StringComparison.Ordinal), refused.Text);
            Assert.All(names, name => Assert.Contains(name, refused.Get("detail"), StringComparison.Ordinal));
        }

        Assert.True(asked >= 7, $"{asked}");
    }

    [Fact]
    public async Task What_changes_something_and_takes_nothing_there_lets_a_mark_in_its_address_pass()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        (await organiser.SendAsync(HttpMethod.Post, "withdraw?from=script")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_may_not_see_a_list_is_told_that_first_and_a_known_name_in_any_case_is_taken()
    {
        var call = await app.NewCallAsync();
        (await Organiser.SendAsync(app.Client, HttpMethod.Get, $"/api/review/calls/{call}/proposals?stauts=x")).Expect(HttpStatusCode.Unauthorized, "sign-in-missing");
        (await app.DeskGetAsync($"/api/review/calls/{call}/proposals?Status=submitted")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Letters_are_found_by_words_and_state_both()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync(), "Ministry of Search");
        var call = organiser.Id.Split('.')[0];
        var draft = await Organiser.WithDraftAsync(app.Client, Domain.Calls.CallId.Parse(call));
        (await draft.SendAsync(HttpMethod.Post, "link", Organiser.Json("""{"email":"writer@example.org"}"""))).Expect(HttpStatusCode.Accepted);
        foreach (var (words, count) in (IEnumerable<(string, int)>)[("search", 3), ("link%20draft", 1)])
        {
            Assert.Equal((count, null), await FoundAsync($"q={words}"));
            Assert.Equal((count, "waiting"), await FoundAsync($"q={words}&state=waiting"));
            Assert.Equal((0, "failed"), await FoundAsync($"q={words}&state=failed"));
        }

        async Task<(int, string?)> FoundAsync(string query)
        {
            var found = (await app.DeskGetAsync($"/api/review/calls/{call}/letters?{query}")).Expect(HttpStatusCode.OK).Json;
            return (found.GetProperty("letters").GetArrayLength(), found.GetProperty("state").GetString());
        }
    }
}
