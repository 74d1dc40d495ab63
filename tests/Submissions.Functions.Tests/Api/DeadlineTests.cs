using System.Globalization;
using System.Net;
using Submissions.Domain.Calls;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Api;

/// <summary>The Marrakesh call closes on 28 September 2018 at 23:59:59 in Casablanca, which was 22:59:59 UTC; it forgives 15 minutes.</summary>
public sealed class DeadlineTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("2018-07-02T07:59:59.999Z", HttpStatusCode.Conflict, "not-open-yet", "upcoming")]
    [InlineData("2018-07-02T08:00:00Z", HttpStatusCode.OK, null, "open")]
    [InlineData("2018-09-28T22:59:59.999Z", HttpStatusCode.OK, null, "open")]
    [InlineData("2018-09-28T23:00:00Z", HttpStatusCode.OK, null, "closed")]
    [InlineData("2018-09-28T23:14:59.999Z", HttpStatusCode.OK, null, "closed")]
    [InlineData("2018-09-28T23:15:00Z", HttpStatusCode.Conflict, "deadline-passed", "closed")]
    public async Task A_filing_counts_by_the_instant_it_came_and_the_grace_is_told_to_nobody(string at, HttpStatusCode status, string? code, string state)
    {
        var call = await app.NewCallAsync();
        app.Clock.Set(Some.Now);
        var organiser = await Organiser.ReadyAsync(app.Client, call);
        app.Clock.Set(Instant(at));
        (await organiser.SubmitAsync()).Expect(status, code);
        var shown = (await organiser.GetAsync($"/api/calls/{call}")).Expect(HttpStatusCode.OK);
        Assert.Equal((state, Instant(at)), (shown.Get("state"), shown.Json.GetProperty("now").GetDateTimeOffset()));
        Assert.DoesNotContain("grace", shown.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("23:14", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_deadline_a_call_with_a_waiting_list_takes_first_filings_there()
    {
        var call = await app.NewCallAsync(json => json["afterClosing"] = "waiting-list");
        app.Clock.Set(Some.Now);
        var early = await Organiser.FiledAsync(app.Client, call);
        var late = await Organiser.ReadyAsync(app.Client, call, "Another ministry");
        app.Clock.Set(Instant("2018-09-29T12:00:00Z"));
        Assert.Equal("waiting-list", (await late.SubmitAsync()).Expect(HttpStatusCode.OK).Get("status"));
        (await early.SaveAsync(Organiser.LedBy("Changed"))).Expect(HttpStatusCode.OK);
        (await early.SubmitAsync()).Expect(HttpStatusCode.Conflict, "deadline-passed");
        Assert.Equal("waiting-list", (await late.GetAsync($"/api/calls/{call}")).Get("state"));
    }

    [Fact]
    public async Task A_request_that_began_in_time_is_in_time_however_slow_its_body()
    {
        app.Clock.Set(Some.Now);
        var organiser = await Organiser.ReadyAsync(app.Client, await app.NewCallAsync());
        app.Clock.Set(Instant("2018-09-28T23:14:59Z"));
        using var raw = await RawHttp.ConnectAsync(app.Address);
        await raw.SendAsync(
            $"POST {organiser.Path}/submit HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {organiser.Key}\r\nContent-Type: application/json\r\n"
            + "Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
        // The server asks for the body: by now the request has been stamped.
        Assert.Contains("100 Continue", await raw.ReadUntilAsync("\r\n\r\n"), StringComparison.Ordinal);
        await raw.SendAsync("{");
        app.Clock.Set(Instant("2018-09-29T09:00:00Z"));
        await raw.SendAsync("}");
        var answer = await raw.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Contains("2018-09-28T23:14:59", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_come_until_their_own_due_date_and_a_text_is_kept_but_not_filed()
    {
        app.Clock.Set(Some.Now);
        var call = await app.NewCallAsync();
        var organiser = await Organiser.FiledAsync(app.Client, call);
        var draft = await Organiser.WithDraftAsync(app.Client, call);
        app.Clock.Set(Instant("2018-10-15T12:00:00Z"));
        (await organiser.UploadAsync("concept-note")).Expect(HttpStatusCode.Conflict, "document-due-date-passed");
        (await organiser.UploadAsync("speaker-confirmations")).Expect(HttpStatusCode.Created);
        (await organiser.SaveAsync(Organiser.LedBy("Kept"))).Expect(HttpStatusCode.OK);
        (await organiser.SubmitAsync()).Expect(HttpStatusCode.Conflict, "deadline-passed");
        (await draft.SaveAsync(Organiser.LedBy("Kept"))).Expect(HttpStatusCode.OK);
        (await draft.SubmitAsync()).Expect(HttpStatusCode.Conflict, "deadline-passed");

        app.Clock.Set(EndOf(new DateOnly(2018, 11, 9)));
        (await organiser.UploadAsync("speaker-confirmations")).Expect(HttpStatusCode.Created);
        app.Clock.Set(EndOf(new DateOnly(2018, 11, 9)).AddSeconds(2));
        (await organiser.UploadAsync("speaker-confirmations")).Expect(HttpStatusCode.Conflict, "document-due-date-passed");
        (await organiser.UploadAsync("event-report")).Expect(HttpStatusCode.Created);
        app.Clock.Set(EndOf(new DateOnly(2018, 12, 22)));
        (await organiser.UploadAsync("event-report")).Expect(HttpStatusCode.Conflict, "document-due-date-passed");
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A day's last second in Casablanca, by the zone's history.</summary>
    private static DateTimeOffset EndOf(DateOnly day)
    {
        var last = day.ToDateTime(new TimeOnly(23, 59, 59));
        return new DateTimeOffset(last, Some.Call().Zone.GetUtcOffset(last)).ToUniversalTime();
    }
}
