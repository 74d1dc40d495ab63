using Answered = (string Path, string Method, Submissions.Functions.Tests.Api.Reply Reply);

namespace Submissions.Functions.Tests.Api.Described;

/// <summary>The desk's acts on a proposal that was filed, on its call, and on all letters.</summary>
internal sealed class ReviewAnswers(TestApp app)
{
    public async IAsyncEnumerable<Answered> AllAsync(Organiser organiser, string document)
    {
        const string one = "/api/review/proposals/{id}";
        using var desk = await app.DeskAsync();
        Task<Reply> Send(HttpMethod method, string path, string? json = null, string? etag = null) => Organiser.SendAsync(
            desk, method, $"/api/review/proposals/{organiser.Id}/{path}", json is null ? null : Organiser.Json(json), etag is null ? [] : [("If-Match", etag)]);
        async Task<string> Seen() => (await app.DeskGetAsync($"/api/review/proposals/{organiser.Id}"))["ETag"]!;
        const string reject = """{"state":"rejected","words":"Not signed.","until":"2018-10-31"}""";
        yield return ($"{one}/documents/{{document}}/judgement", "post", await Send(HttpMethod.Post, $"documents/{document}/judgement", reject));
        yield return ($"{one}/documents/{{document}}/judgement", "post", await Send(HttpMethod.Post, $"documents/{document}/judgement", reject, "\"seen-0\""));
        yield return ($"{one}/documents/{{document}}/judgement", "post", await Send(HttpMethod.Post, $"documents/{document}/judgement", reject, await Seen()));
        yield return ($"{one}/documents/{{document}}/judgement", "post", await Send(HttpMethod.Post, $"documents/{document}/judgement", """{"state":"accepted"}""", await Seen()));
        yield return ($"{one}/waivers/{{kind}}", "put", await Send(HttpMethod.Put, "waivers/event-report", """{"words":""}""", await Seen()));
        yield return ($"{one}/waivers/{{kind}}", "put", await Send(HttpMethod.Put, "waivers/event-report", """{"words":"Known."}""", await Seen()));
        yield return ($"{one}/waivers/{{kind}}", "delete", await Send(HttpMethod.Delete, "waivers/event-report", null, await Seen()));
        yield return ($"{one}/assignment", "put", await Send(HttpMethod.Put, "assignment", """{"to":"stranger@example.org"}""", await Seen()));
        yield return ($"{one}/assignment", "put", await Send(HttpMethod.Put, "assignment", """{"to":null}""", await Seen()));
        var member = (await app.DeskGetAsync($"/api/review/proposals/{organiser.Id}")).Json.GetProperty("history").EnumerateArray().Last().Get("by");
        yield return ($"{one}/assignment", "put", await Send(HttpMethod.Put, "assignment", $$"""{"to":"{{member}}"}""", await Seen()));
        var note = await Send(HttpMethod.Post, "notes", """{"words":"Ask the host."}""");
        yield return ($"{one}/notes", "post", note);
        yield return ($"{one}/letters/{{letter}}/stop", "post", await Send(HttpMethod.Post, "letters/filed-1-0/stop"));
        yield return ($"{one}/letters/{{letter}}/stop", "post", await Send(HttpMethod.Post, "letters/filed-1-0/stop"));
        yield return ($"{one}/letters/{{letter}}/again", "post", await Send(HttpMethod.Post, "letters/filed-9-9/again"));
        yield return ($"{one}/letters/{{letter}}/again", "post", await Send(HttpMethod.Post, "letters/filed-1-0/again"));
        yield return ("/api/review/calls/{call}/letters", "get", await app.DeskGetAsync($"/api/review/calls/{organiser.Id.Split('.')[0]}/letters?state=waiting"));
        yield return ("/api/review/calls/{call}/letters", "get", await app.DeskGetAsync($"/api/review/calls/{organiser.Id.Split('.')[0]}/letters?state=lost"));
        await foreach (var moved in BrakeAsync(desk))
            yield return moved;
        yield return ($"{one}/notes/{{note}}", "delete", await Send(HttpMethod.Delete, "notes/none"));
        yield return ($"{one}/notes/{{note}}", "delete", await Send(HttpMethod.Delete, $"notes/{note.Get("id")}"));
        yield return ($"{one}/differences", "get", await Send(HttpMethod.Get, "differences?from=1&to=1"));
        yield return ($"{one}", "get", await app.DeskGetAsync($"/api/review/proposals/{organiser.Id}"));
        const string file = "/api/review/calls/{call}/file";
        var path = $"/api/review/calls/{organiser.Id.Split('.')[0]}/file";
        var kept = await app.DeskGetAsync(path);
        yield return (file, "get", kept);
        Task<Reply> Put(string json, string etag) => Organiser.SendAsync(desk, HttpMethod.Put, path, Organiser.Json(json), ("If-Match", etag));
        const string retention = "/api/review/calls/{call}/retention";
        yield return (retention, "get", await Organiser.SendAsync(desk, HttpMethod.Get, retention.Replace("{call}", organiser.Id.Split('.')[0], StringComparison.Ordinal)));
        Task<Reply> Look(string json) => Organiser.SendAsync(desk, HttpMethod.Post, $"{path}/preview", Organiser.Json(json));
        yield return ($"{file}/preview", "post", await Look("{}"));
        yield return ($"{file}/preview", "post", await Look(kept.Text.Replace("25", "26", StringComparison.Ordinal)));
        yield return (file, "put", await Put("{}", kept["ETag"]!));
        yield return (file, "put", await Put(kept.Text.Replace("25", "26", StringComparison.Ordinal), "\"seen-77\""));
        yield return (file, "put", await Put(kept.Text, kept["ETag"]!));
        await foreach (var worded in WordingAsync(desk, path.Replace("/file", "/wording", StringComparison.Ordinal)))
            yield return worded;
    }

    private static async IAsyncEnumerable<Answered> BrakeAsync(HttpClient desk)
    {
        const string brake = "/api/review/brake";
        foreach (var (path, wish) in ((string, string)[])[("pause", """{"why":""}"""), ("pause", """{"why":"A wrong text"}"""), ("limit", """{"perHour":0}"""), ("limit", """{"perHour":100}""")])
            yield return ($"{brake}/{path}", "put", await Organiser.SendAsync(desk, HttpMethod.Put, $"{brake}/{path}", Organiser.Json(wish)));
        yield return (brake, "get", await Organiser.SendAsync(desk, HttpMethod.Get, brake));
        yield return ($"{brake}/pause", "delete", await Organiser.SendAsync(desk, HttpMethod.Delete, $"{brake}/pause"));
        yield return ($"{brake}/limit", "put", await Organiser.SendAsync(desk, HttpMethod.Put, $"{brake}/limit", Organiser.Json("{}")));
        yield return (brake, "get", await Organiser.SendAsync(desk, HttpMethod.Get, brake));
    }

    private static async IAsyncEnumerable<Answered> WordingAsync(HttpClient desk, string path)
    {
        const string wording = "/api/review/calls/{call}/wording";
        var now = await Organiser.SendAsync(desk, HttpMethod.Get, $"{path}?all=true");
        yield return (wording, "get", now);
        Task<Reply> Put(string json, string etag) => Organiser.SendAsync(desk, HttpMethod.Put, path, Organiser.Json(json), ("If-Match", etag));
        yield return (wording, "put", await Put("""{"accepted":{"subject":{"en":"Accepted"}}}""", now["ETag"]!));
        yield return (wording, "put", await Put("""{"accepted":{"heading":{"en":"Welcome"}}}""", "\"seen-77\""));
        yield return (wording, "put", await Put("""{"accepted":{"heading":{"en":"Welcome"}}}""", now["ETag"]!));
    }
}
