using System.Net;
using System.Text.Json.Nodes;
using Submissions.Domain.Calls;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;

namespace Submissions.Functions.Tests.Desk;

/// <summary>Files of a call that are none, or that no call can mean, by each way they come: told what is wrong, and nothing is kept.</summary>
public sealed class OddCallFileTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("opens", "0001-01-01"), InlineData("closes", "9999-12-31"), InlineData("closes", "9999-12-31T23:59:59"), InlineData("decisionBy", "9999-12-31"), InlineData("opens", "0001-01-01T00:00")]
    public async Task A_year_that_no_call_can_mean_is_told_beside_its_field(string field, string typed)
    {
        var call = await app.NewCallAsync();
        var file = await FileAsync(call);
        var reply = await PostAsync($"/desk/calls/{call}/edit/dates", [("json", file.ToJsonString()), ("seen", "0"), .. Dates(file).Where(one => one.Name != field), (field, typed), ("do", "look")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Contains("1971 to 2200", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01T00:00"), InlineData("9999-12-31T23:59"), InlineData("9999-12-31"), InlineData("2300-01-01T00:00"), InlineData("23:59"), InlineData("")]
    public async Task An_extension_to_a_year_that_no_call_can_mean_is_refused_with_what_was_typed(string closes)
    {
        var call = await app.NewCallAsync();
        var reply = await PostAsync($"/desk/calls/{call}/extend", ("closes", closes));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
    }

    [Theory]
    [InlineData("""{"id":"\ud800"}"""), InlineData("""{"\udc00":1}"""), InlineData("""{"id":"a","id":"b"}"""), InlineData("""{"opens":{"a":1,"a":2}}"""), InlineData("[]"), InlineData("null"), InlineData("\"\""), InlineData("")]
    public async Task A_file_that_is_no_call_is_told_what_is_wrong_by_whatever_way_it_comes(string json)
    {
        var call = await app.NewCallAsync();
        foreach (var part in (string[])["file", "dates", "rules", "rooms", "texts", "documents"])
        {
            Assert.Equal((part, HttpStatusCode.UnprocessableEntity), (part, (await PostAsync($"/desk/calls/{call}/edit/{part}", ("json", json), ("seen", "0"), ("do", "look"))).Status));
            Assert.InRange((int)(await PostAsync($"/desk/calls/{call}/edit/{part}", ("json", json), ("seen", "0"), ("do", "add rooms"))).Status, 200, 499);
        }

        Assert.InRange((int)(await PostAsync($"/desk/calls/{call}/save", ("json", json), ("seen", "0"))).Status, 400, 499);
        Assert.InRange((int)(await PutAsync(call, json)).Status, 400, 499);
        Assert.Empty(await app.Service<CallStore>().VersionsAsync(call, default));
    }

    [Fact]
    public async Task A_file_larger_than_is_kept_is_refused_before_anything_is()
    {
        var call = await app.NewCallAsync();
        var file = (await FileAsync(call)).ToJsonString();
        foreach (var characters in (int[])[250_000, 400_000, 600_000])
            (await PutAsync(call, file + new string(' ', characters))).Expect(HttpStatusCode.UnprocessableEntity, "call-wrong");
        Assert.Empty(await app.Service<CallStore>().VersionsAsync(call, default));
    }

    private static IEnumerable<(string Name, string Value)> Dates(JsonObject file) =>
    [
        .. ((string[])["opens", "closes", "graceMinutes", "afterClosing", "decisionBy", "acceptWithinDays", "timeZone"]).Select(name => (name, file[name]?.ToString() ?? "")),
        ("eventDates.from", file["eventDates"]!["from"]!.ToString()), ("eventDates.to", file["eventDates"]!["to"]!.ToString()),
    ];

    private async Task<JsonObject> FileAsync(CallId call) => (JsonObject)JsonNode.Parse((await app.DeskGetAsync($"/desk/calls/{call}/file.json")).Expect(HttpStatusCode.OK).Text)!;

    private Task<Reply> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private Task<Reply> PutAsync(CallId call, string json) =>
        SendAsync(HttpMethod.Put, $"/api/review/calls/{call}/file", Organiser.Json(json), ("If-Match", "\"seen-0\""));

    private async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent body, params (string Name, string Value)[] headers) =>
        await Organiser.SendAsync(app.Client, method, path, body, [("Cookie", $"desk={await app.SignInAsync()}"), .. headers]);
}
