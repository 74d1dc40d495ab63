using System.Net;
using System.Text.Json;
using Submissions.Functions.Operations;
using Submissions.Functions.Tests.Api;

namespace Submissions.Functions.Tests.Desk;

/// <summary>An act of the desk that comes again under its key: with the same words it is done once, with others it is not taken for the first.</summary>
public sealed class RepeatedActTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("POST", "notes", """{"words":"One"}""", """{"words":"Other"}""")]
    [InlineData("PUT", "assignment", """{"to":"reviewer@laptop.example"}""", """{"to":"coordinator@laptop.example"}""")]
    [InlineData("POST", "questions", """{"words":"One?"}""", """{"words":"Other?"}""")]
    [InlineData("POST", "changes", """{"items":[{"field":"title","words":"One."}],"due":"2018-09-20"}""", """{"items":[{"field":"title","words":"One."}],"due":"2018-09-21"}""")]
    [InlineData("POST", "document-requests", """{"words":"A letter","due":"2018-09-20"}""", """{"words":"Another letter","due":"2018-09-20"}""")]
    [InlineData("PUT", "deadline", """{"closes":"2018-10-12"}""", """{"closes":"2018-10-13"}""")]
    [InlineData("PUT", "waivers/event-report", """{"words":"One."}""", """{"words":"Other."}""")]
    [InlineData("PUT", "decision", """{"kind":"decline","words":"One."}""", """{"kind":"decline","words":"Other."}""")]
    public async Task Other_words_under_the_same_key_are_refused(string method, string path, string first, string other)
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        using var desk = await app.DeskAsync();
        await app.SignInAsync(Domain.Desk.DeskRole.Reviewer);
        var (key, seen) = (Organiser.NewKey(), (await app.DeskGetAsync($"/api/review/proposals/{organiser.Id}"))["ETag"]!);
        Task<Reply> SendAsync(string wish) => Organiser.SendAsync(
            desk, new HttpMethod(method), $"/api/review/proposals/{organiser.Id}/{path}", Organiser.Json(wish), ("Idempotency-Key", key), ("If-Match", seen));

        var done = await SendAsync(first);
        Assert.True(done.Status is HttpStatusCode.OK or HttpStatusCode.Created, done.Text);
        var length = await HistoryAsync(organiser);
        (await SendAsync(other)).Expect(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        Assert.Equal(done.Status, (await SendAsync(first)).Status);
        Assert.Equal(length, await HistoryAsync(organiser));
    }

    [Fact]
    public void What_an_older_version_stored_without_what_was_said_still_answers()
    {
        var asked = RequestAnswer.Saying("answer-3", "Yes.");
        Assert.Equal("done", RequestAnswer.Read(RequestAnswer.Write(asked, "done"), asked));
        Assert.Equal("done", RequestAnswer.Read(RequestAnswer.Write("answer-3", "done"), asked));
        Assert.Null(RequestAnswer.Read(RequestAnswer.Write(RequestAnswer.Saying("answer-3", "No."), "done"), asked));
        Assert.Null(RequestAnswer.Read(RequestAnswer.Write("answer-31", "done"), asked));
    }

    private async Task<int> HistoryAsync(Organiser organiser)
    {
        var dossier = (await app.DeskGetAsync($"/api/review/proposals/{organiser.Id}")).Json;
        return dossier.GetProperty("history").GetArrayLength() + dossier.GetProperty("notes").GetArrayLength();
    }
}
