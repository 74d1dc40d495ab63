using Submissions.Domain.Proposals;
using Submissions.Testing;
using Answered = (string Path, string Method, Submissions.Functions.Tests.Api.Reply Reply);

namespace Submissions.Functions.Tests.Api.Described;

/// <summary>A proposal from its start to its end, with a refusal here and there.</summary>
internal sealed class ProposalAnswers(TestApp app)
{
    public async IAsyncEnumerable<Answered> AllAsync()
    {
        var call = await app.NewCallAsync();
        const string one = "/api/proposals/{id}";
        yield return ("/openapi.json", "get", await Get("/openapi.json"));
        yield return ("/api/calls", "get", await Get("/api/calls"));
        yield return ("/api/calls/{call}", "get", await Get($"/api/calls/{call}"));
        yield return ("/api/calls/{call}", "get", await Get("/api/calls/no-such-call"));
        var started = await Organiser.SendAsync(app.Client, HttpMethod.Post, $"/api/calls/{call}/proposals", Organiser.Json(Some.MarrakeshContent().WithMendedAddress()));
        yield return ("/api/calls/{call}/proposals", "post", started);
        yield return ("/api/calls/{call}/proposals", "post", await Organiser.SendAsync(app.Client, HttpMethod.Post, $"/api/calls/{call}/proposals", Organiser.Json("{\"titel\":1}")));
        var rows = $$"""{"languages":[{{string.Join(',', Enumerable.Repeat("\"en\"", 1000))}}]}""";
        yield return ("/api/calls/{call}/proposals", "post", await Organiser.SendAsync(app.Client, HttpMethod.Post, $"/api/calls/{call}/proposals", Organiser.Json(rows)));
        var organiser = new Organiser(app.Client, started.Get("id"), started.Get("key"), started.Get("etag"));
        yield return (one, "get", await organiser.GetAsync());
        yield return (one, "put", await organiser.SendAsync(HttpMethod.Put, "", Organiser.Json(rows), ("If-Match", organiser.ETag)));
        yield return (one, "put", await organiser.SaveAsync(Some.MarrakeshContent()));
        yield return (one, "put", await organiser.SaveAsync(Some.MarrakeshContent().WithMendedAddress(), "\"old\""));
        yield return (one, "put", await organiser.SaveAsync(Some.MarrakeshContent().WithMendedAddress()));
        yield return ($"{one}/findings", "get", await organiser.GetAsync("findings"));
        yield return ($"{one}/submit", "post", await organiser.SubmitAsync());
        yield return ($"{one}/withdraw", "post", await organiser.WithdrawAsync());
        yield return ($"{one}/documents", "post", await organiser.UploadAsync("concept-note"));
        yield return ($"{one}/documents", "post", await organiser.UploadAsync("concept-note", "MZ"u8.ToArray()));
        await foreach (var upload in UploadAsync(organiser))
            yield return upload;
        yield return ($"{one}/link", "post", await organiser.SendAsync(HttpMethod.Post, "link", Organiser.Json("""{"email":"elena.rusu@example.org"}""")));
        yield return ($"{one}/link", "post", await organiser.SendAsync(HttpMethod.Post, "link", Organiser.Json("""{"email":"elena.rusu"}""")));
        var key = Organiser.NewKey();
        var submitted = await organiser.SubmitAsync(key);
        yield return ($"{one}/submit", "post", submitted);
        yield return ($"{one}/withdraw", "post", await organiser.WithdrawAsync(key));
        yield return ($"{one}/content.json", "get", await organiser.GetAsync("content.json"));
        yield return ("/api/receipts/{call}/{code}", "get", await Get($"/api/receipts/{call}/{submitted.Get("receiptUrl").Split('/')[^1]}"));
        yield return ("/api/receipts/{call}/{code}", "get", await Get($"/api/receipts/{call}/x"));
        yield return ("/api/review/calls/{call}/proposals", "get", await app.DeskGetAsync($"/api/review/calls/{call}/proposals?status=submitted"));
        yield return ("/api/review/calls/{call}/proposals", "get", await app.DeskGetAsync($"/api/review/calls/{call}/proposals?status=draft"));
        yield return ("/api/review/calls/{call}/reminders", "get", await app.DeskGetAsync($"/api/review/calls/{call}/reminders"));
        yield return ("/api/review/calls/{call}/reminders", "get", await app.DeskGetAsync("/api/review/calls/none/reminders"));
        foreach (var drafts in (string[])[$"{call}/drafts", $"{call}/drafts?page=0", "none/drafts"])
            yield return ("/api/review/calls/{call}/drafts", "get", await app.DeskGetAsync($"/api/review/calls/{drafts}"));
        yield return ("/api/review/calls/{call}/export", "get", await app.DeskGetAsync($"/api/review/calls/{call}/export?format=json"));
        yield return ("/api/review/calls/{call}/export", "get", await app.DeskGetAsync($"/api/review/calls/{call}/export?format=exe"));
        yield return ("/api/review/proposals/{id}", "get", await app.DeskGetAsync($"/api/review/proposals/{organiser.Id}"));
        var document = (await organiser.GetAsync()).Json.GetProperty("documents")[0].Get("id");
        yield return ("/api/review/proposals/{id}/documents/{document}", "get", await app.DeskGetAsync($"/api/review/proposals/{organiser.Id}/documents/{document}"));
        await foreach (var act in new ReviewAnswers(app).AllAsync(organiser, document))
            yield return act;
        yield return ($"{one}/documents/{{document}}", "get", await organiser.GetAsync($"documents/{document}"));
        yield return ($"{one}/documents/{{document}}", "delete", await organiser.SendAsync(HttpMethod.Delete, "documents/x", null, ("Idempotency-Key", key)));
        yield return ($"{one}/documents/{{document}}", "delete", await organiser.SendAsync(HttpMethod.Delete, $"documents/{document}"));
        var other = (await organiser.UploadAsync("other")).Get("id");
        yield return ($"{one}/documents/{{document}}", "delete", await organiser.SendAsync(HttpMethod.Delete, $"documents/{other}"));
        yield return ($"{one}/documents/{{document}}", "delete", await organiser.SendAsync(HttpMethod.Delete, $"documents/{other}"));
        await foreach (var act in new DecidingAnswers(app).AllAsync())
            yield return act;
        yield return ($"{one}/withdraw", "post", await organiser.WithdrawAsync());
        yield return ($"{one}/submit", "post", await organiser.SubmitAsync());
        yield return (one, "put", await organiser.SaveAsync(ProposalContent.Empty));
    }

    private static async IAsyncEnumerable<Answered> UploadAsync(Organiser organiser)
    {
        const string uploads = "/api/proposals/{id}/uploads";
        var wish = $$"""{"kind":"concept-note","name":"a.pdf","bytes":{{Organiser.Pdf.Length}}}""";
        var begun = await organiser.SendAsync(HttpMethod.Post, "uploads", Organiser.Json(wish));
        yield return (uploads, "post", begun);
        var path = $"uploads/{begun.Get("id")}";
        yield return ($"{uploads}/{{upload}}", "get", await organiser.GetAsync(path));
        yield return ($"{uploads}/{{upload}}/finish", "post", await organiser.SendAsync(HttpMethod.Post, $"{path}/finish", Organiser.Json(wish)));
        yield return ($"{uploads}/{{upload}}", "put", await organiser.SendAsync(HttpMethod.Put, $"{path}?offset=0", new ByteArrayContent(Organiser.Pdf.ToArray())));
        yield return ($"{uploads}/{{upload}}", "put", await organiser.SendAsync(HttpMethod.Put, $"{path}?offset=7", new ByteArrayContent(Organiser.Pdf.ToArray())));
        yield return ($"{uploads}/{{upload}}/finish", "post", await organiser.SendAsync(HttpMethod.Post, $"{path}/finish", Organiser.Json(wish)));
    }

    private Task<Reply> Get(string path) => Organiser.SendAsync(app.Client, HttpMethod.Get, path);
}
