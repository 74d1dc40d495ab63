using System.Net;

namespace Submissions.Functions.Tests.Api;

public sealed class CallTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_list_shows_each_call_with_its_state_and_never_the_grace()
    {
        var open = await app.NewCallAsync();
        var closed = await app.NewCallAsync(json => json["closes"] = "2018-08-01T12:00");
        var reply = (await Get("/api/calls")).Expect(HttpStatusCode.OK);
        var calls = reply.Json.GetProperty("calls").EnumerateArray().ToDictionary(call => call.Get("id"));
        Assert.Equal(("open", "closed"), (calls[open.Value].Get("state"), calls[closed.Value].Get("state")));
        Assert.Equal("Africa/Casablanca", calls[open.Value].Get("timeZone"));
        Assert.Equal("2018-09-28T23:59:59+01:00", calls[open.Value].Get("closes"));
        Assert.DoesNotContain("grace", reply.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_call_shows_rules_rooms_and_slots_and_not_who_holds_a_place()
    {
        var reply = (await Get($"/api/calls/{await app.NewCallAsync()}")).Expect(HttpStatusCode.OK);
        Assert.Equal(5, reply.Json.GetProperty("rooms").GetArrayLength());
        Assert.All(reply.Json.GetProperty("rules").EnumerateArray(), rule => Assert.NotEqual("", rule.Get("guideline")));
        Assert.DoesNotContain("grace", reply.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Luncheon of the hosts", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/calls/no-such-call")]
    [InlineData("/api/calls/No%20Such")]
    [InlineData("/api/calls/~calls")]
    [InlineData("/api/nothing-of-the-kind")]
    [InlineData("/api")]
    public async Task What_there_is_not_is_a_problem(string path) => (await Get(path)).Expect(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task Head_answers_as_get_without_a_body()
    {
        var call = await app.NewCallAsync();
        var reply = (await Organiser.SendAsync(app.Client, HttpMethod.Head, $"/api/calls/{call}")).Expect(HttpStatusCode.OK);
        Assert.Empty(reply.Bytes);
        Assert.Equal("application/json; charset=utf-8", reply["Content-Type"]);
        var organiser = await Organiser.ReadyAsync(app.Client, call);
        var document = (await organiser.GetAsync()).Json.GetProperty("documents")[0].Get("id");
        var file = (await organiser.SendAsync(HttpMethod.Head, $"documents/{document}")).Expect(HttpStatusCode.OK);
        Assert.Equal($"{Organiser.Pdf.Length}", file["Content-Length"]);
        Assert.Empty(file.Bytes);
    }

    [Theory]
    [InlineData("OPTIONS", "/api/calls", "GET, HEAD")]
    [InlineData("DELETE", "/api/calls", "GET, HEAD")]
    [InlineData("PATCH", "/api/proposals/x", "GET, HEAD, PUT")]
    [InlineData("GET", "/api/proposals/x/submit", "POST")]
    [InlineData("BREW", "/api/proposals/x/submit", "POST")]
    public async Task Another_method_is_told_which_there_are(string method, string path, string allowed)
    {
        var reply = (await Organiser.SendAsync(app.Client, new HttpMethod(method), path)).Expect(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(allowed, string.Join(", ", reply["Allow"]!.Split(", ").Order()));
    }

    private Task<Reply> Get(string path) => Organiser.SendAsync(app.Client, HttpMethod.Get, path);
}
