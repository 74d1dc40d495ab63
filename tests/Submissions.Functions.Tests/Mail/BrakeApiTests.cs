using System.Net;
using System.Text.Json;
using Submissions.Domain.Desk;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Mail;

/// <summary>The brake on all letters, for programs.</summary>
public sealed class BrakeApiTests(Azurite azurite)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_act_sent_twice_is_done_and_told_to_the_audit_once_and_the_first_reason_stays()
    {
        await using var app = await TestApp.StartAsync(azurite, settings: "--Mail:LettersPerHour=500");
        using var desk = await app.DeskAsync();
        Assert.Equal((false, 500, null, 500, 0), Told(await SendAsync(desk, HttpMethod.Get, "")));
        for (var sent = 0; sent < 2; sent++)
        {
            var stopped = await SendAsync(desk, HttpMethod.Put, "/pause", sent == 0 ? """{"why":" A wrong text "}""" : """{"why":"Another"}""");
            Assert.Equal(("A wrong text", "coordinator@laptop.example"), (stopped.GetProperty("pause").Get("why"), stopped.GetProperty("pause").Get("by")));
            Assert.Equal((true, 60, 60, 500, 0), Told(await SendAsync(desk, HttpMethod.Put, "/limit", """{"perHour":60}""")));
        }

        Assert.Equal((true, 60, 60, 500, 0), Told(await SendAsync(desk, HttpMethod.Get, "")));
        for (var sent = 0; sent < 2; sent++)
        {
            Assert.Equal((false, 60, 60, 500, 0), Told(await SendAsync(desk, HttpMethod.Delete, "/pause")));
            Assert.Equal((false, 60, 60, 500, 0), Told(await SendAsync(desk, HttpMethod.Get, "")));
        }

        for (var sent = 0; sent < 2; sent++)
            Assert.Equal((false, 500, null, 500, 0), Told(await SendAsync(desk, HttpMethod.Put, "/limit", """{"perHour":null}""")));
        var lines = (await app.Service<ReadAudit>().PageAsync(AuditFilter.Everything, null, Stop)).Entries.Where(entry => entry.What.StartsWith("letters-", StringComparison.Ordinal));
        Assert.Equal(
            [("letters-limited", "60"), ("letters-limited", "as configured"), ("letters-released", null), ("letters-stopped", "A wrong text")],
            lines.Select(entry => (entry.What, entry.Detail)).Order());
    }

    [Fact]
    public async Task Stopped_by_a_program_nothing_goes_out_until_it_lets_go()
    {
        await using var app = await TestApp.StartAsync(azurite);
        using var desk = await app.DeskAsync();
        await SendAsync(desk, HttpMethod.Put, "/pause", """{"why":"A wrong text"}""");
        await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        app.Clock.Advance(LetterAllowance.Glance);
        Assert.Equal(0, await app.Service<DispatchLetters>().RunAsync(app.Address, Stop));
        await SendAsync(desk, HttpMethod.Delete, "/pause");
        app.Clock.Advance(LetterAllowance.Glance);
        Assert.NotEqual(0, await app.Service<DispatchLetters>().RunAsync(app.Address, Stop));
    }

    [Theory]
    [InlineData("pause", "{}", HttpStatusCode.UnprocessableEntity, "brake-why")]
    [InlineData("pause", """{"why":"   "}""", HttpStatusCode.UnprocessableEntity, "brake-why")]
    [InlineData("pause", """{"because":"x"}""", HttpStatusCode.BadRequest, "json-fields")]
    [InlineData("limit", "{}", HttpStatusCode.BadRequest, "json-fields")]
    [InlineData("limit", """{"perHour":0}""", HttpStatusCode.UnprocessableEntity, "brake-limit")]
    [InlineData("limit", """{"perHour":1000001}""", HttpStatusCode.UnprocessableEntity, "brake-limit")]
    [InlineData("limit", """{"perHour":"many"}""", HttpStatusCode.BadRequest, "json-fields")]
    public async Task What_cannot_be_meant_moves_nothing(string path, string wish, HttpStatusCode status, string code)
    {
        await using var app = await TestApp.StartAsync(azurite);
        using var desk = await app.DeskAsync();
        (await Organiser.SendAsync(desk, HttpMethod.Put, $"/api/review/brake/{path}", Organiser.Json(wish))).Expect(status, code);
        Assert.Equal(Domain.Letters.MailBrake.Off, (await app.Service<BrakeStore>().ReadAsync(Stop)).Value);
    }

    [Fact]
    public async Task A_wrong_kind_of_number_is_told_as_a_whole_number()
    {
        await using var app = await TestApp.StartAsync(azurite);
        using var desk = await app.DeskAsync();
        var refused = (await Organiser.SendAsync(desk, HttpMethod.Put, "/api/review/brake/limit", Organiser.Json("""{"perHour":"many"}"""))).Expect(HttpStatusCode.BadRequest, "json-fields");
        Assert.Equal("perHour: expected a whole number, and this is a text.", refused.Json.GetProperty("findings")[0].Get("message"));
    }

    [Fact]
    public async Task On_the_page_an_emptied_field_takes_no_limit_away_and_a_button_that_says_so_does()
    {
        await using var app = await TestApp.StartAsync(azurite);
        using var desk = await app.DeskAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(("perHour", "60"))).Status);
        var (status, text) = await PostAsync(("perHour", ""));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 60), (status, (await app.Service<BrakeStore>().ReadAsync(Stop)).Value.PerHour));
        Assert.Contains("Take the limit away", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(("perHour", "many"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(("limit", "configured"))).Status);
        Assert.Null((await app.Service<BrakeStore>().ReadAsync(Stop)).Value.PerHour);
        Assert.DoesNotContain("Take the limit away", (await app.DeskGetAsync("/desk/letters")).Text, StringComparison.Ordinal);

        async Task<(HttpStatusCode Status, string Text)> PostAsync((string Name, string Value) field)
        {
            using var body = new FormUrlEncodedContent([KeyValuePair.Create(field.Name, field.Value)]);
            using var answer = await desk.PostAsync("/desk/letters/limit", body, Stop);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
        }
    }

    private static async Task<JsonElement> SendAsync(HttpClient desk, HttpMethod method, string path, string? wish = null) =>
        (await Organiser.SendAsync(desk, method, $"/api/review/brake{path}", wish is null ? null : Organiser.Json(wish))).Expect(HttpStatusCode.OK).Json;

    private static (bool IsPaused, int? PerHour, int? Set, int? Configured, int? Given) Told(JsonElement brake)
    {
        int? Number(string name) => brake.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
        return (brake.GetProperty("pause").ValueKind == JsonValueKind.Object, Number("perHour"), Number("set"), Number("configured"), Number("given"));
    }
}
