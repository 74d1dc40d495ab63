using Submissions.Testing;
using Answered = (string Path, string Method, Submissions.Functions.Tests.Api.Reply Reply);

namespace Submissions.Functions.Tests.Api.Described;

/// <summary>Asking, deciding and merging, by both sides.</summary>
internal sealed class DecidingAnswers(TestApp app)
{
    public async IAsyncEnumerable<Answered> AllAsync()
    {
        const string one = "/api/review/proposals/{id}";
        const string own = "/api/proposals/{id}";
        const string all = "/api/review/calls/{call}";
        var call = await app.NewCallAsync();
        var organiser = await Organiser.FiledAsync(app.Client, call);
        var other = await Organiser.FiledAsync(app.Client, call, "Another lead");
        using var desk = await app.DeskAsync();
        async Task<Reply> Act(Organiser at, HttpMethod method, string path, string? json = null) => await Organiser.SendAsync(
            desk, method, $"/api/review/proposals/{at.Id}/{path}", json is null ? null : Organiser.Json(json), ("If-Match", (await app.DeskGetAsync($"/api/review/proposals/{at.Id}"))["ETag"]!));
        Task<Reply> Own(Organiser at, string path, string? json = null) => at.SendAsync(HttpMethod.Post, path, json is null ? null : Organiser.Json(json));

        yield return ($"{one}/changes", "post", await Act(organiser, HttpMethod.Post, "changes", """{"items":[]}"""));
        yield return ($"{one}/changes", "post", await Act(organiser, HttpMethod.Post, "changes", """{"items":[{"field":"title","words":"Shorter."}],"due":"2018-10-12"}"""));
        yield return ($"{one}/changes", "delete", await Act(organiser, HttpMethod.Delete, "changes"));
        await Act(organiser, HttpMethod.Post, "changes", """{"items":[{"words":"Shorter."}]}""");
        yield return ($"{one}/document-requests", "post", await Act(organiser, HttpMethod.Post, "document-requests", """{"words":"A letter","due":"2018-10-12"}"""));
        yield return ($"{one}/questions", "post", await Act(organiser, HttpMethod.Post, "questions", """{"words":"Who chairs?"}"""));
        await Act(organiser, HttpMethod.Post, "questions", """{"words":"And who else?"}""");
        yield return ($"{one}/questions/{{number}}", "delete", await Act(organiser, HttpMethod.Delete, "questions/2"));
        yield return ($"{one}/questions/{{number}}", "delete", await Act(organiser, HttpMethod.Delete, "questions/2"));
        yield return ($"{one}/document-requests/{{kind}}", "delete", await Act(organiser, HttpMethod.Delete, "document-requests/asked-1"));
        yield return ($"{one}/document-requests/{{kind}}", "delete", await Act(organiser, HttpMethod.Delete, "document-requests/asked-1"));
        yield return ($"{one}/deadline", "put", await Act(organiser, HttpMethod.Put, "deadline", """{"closes":"2018-10-12"}"""));
        yield return (own, "get", await organiser.GetAsync());
        yield return ($"{own}/answers", "post", await Own(organiser, "answers", """{"question":7,"words":"Nobody."}"""));
        yield return ($"{own}/answers", "post", await Own(organiser, "answers", """{"question":1,"words":"The minister."}"""));
        yield return ($"{own}/answers", "post", await Own(organiser, "answers", """{"words":"It is short."}"""));

        await foreach (var written in CircularAnswers.AllAsync(call, organiser, desk))
            yield return written;
        yield return ($"{one}/merge", "post", await Act(organiser, HttpMethod.Post, "merge", $$"""{"into":"{{await Number(other)}}","words":"Alike.","until":"2018-10-12"}"""));
        yield return ($"{one}/merge", "delete", await Act(organiser, HttpMethod.Delete, "merge"));
        await Act(organiser, HttpMethod.Post, "merge", $$"""{"into":"{{await Number(other)}}","words":"Alike.","until":"2018-10-12"}""");
        yield return ($"{own}/merge", "get", await organiser.GetAsync("merge"));
        yield return ($"{own}/merge/agree", "post", await Own(organiser, "merge/agree"));
        yield return (own, "get", await other.GetAsync());
        yield return ($"{own}/merge/decline", "post", await Own(other, "merge/decline", """{"words":"We differ."}"""));
        yield return ($"{own}/merge/agree", "post", await Own(other, "merge/agree"));

        yield return ($"{one}/decision", "put", await Act(organiser, HttpMethod.Put, "decision", """{"kind":"accept","place":"fri-breakfast/menara"}"""));
        yield return ($"{one}", "get", await app.DeskGetAsync($"/api/review/proposals/{organiser.Id}"));
        yield return ($"{all}/decisions", "get", await app.DeskGetAsync($"/api/review/calls/{call}/decisions"));
        yield return ($"{one}/decision/release", "post", await Act(organiser, HttpMethod.Post, "decision/release", """{"number":1}"""));
        yield return ($"{own}/confirm", "post", await Own(organiser, "confirm"));
        yield return ($"{own}/confirm", "post", await Own(organiser, "confirm"));
        yield return ($"{one}/decision", "put", await Act(other, HttpMethod.Put, "decision", """{"kind":"waiting-list","words":"Full."}"""));
        yield return ($"{one}/decision", "delete", await Act(other, HttpMethod.Delete, "decision"));
        await Act(other, HttpMethod.Put, "decision", """{"kind":"waiting-list","words":"Full."}""");
        var released = await Organiser.SendAsync(
            desk, HttpMethod.Post, $"/api/review/calls/{call}/releases", Organiser.Json($$"""{"decisions":[{"id":"{{other.Id}}","number":2}]}"""));
        yield return ($"{all}/releases", "post", released);
        yield return ($"{all}/batches/{{batch}}", "get", await app.DeskGetAsync($"/api/review/calls/{call}/batches/{released.Get("id")}"));
        yield return ($"{one}/promotion", "post", await Act(other, HttpMethod.Post, "promotion", "{}"));
        yield return ($"{one}/place", "post", await Act(other, HttpMethod.Post, "place", """{"place":"nowhere/never"}"""));
        yield return ($"{one}/place", "post", await Act(other, HttpMethod.Post, "place", """{"place":"fri-breakfast/agdal"}"""));
        yield return ($"{own}/decline", "post", await Own(other, "decline", """{"words":"We cannot come."}"""));
        yield return (own, "get", await other.GetAsync());

        var silent = await Organiser.FiledAsync(app.Client, call, "A silent lead");
        await Act(silent, HttpMethod.Put, "decision", """{"kind":"accept"}""");
        yield return ($"{one}/acceptance/end", "post", await Act(silent, HttpMethod.Post, "acceptance/end", "{}"));
        await Act(silent, HttpMethod.Post, "decision/release", """{"number":1}""");

        app.Clock.Set(Some.Forum);
        using var later = await app.DeskAsync();
        var stale = (await Organiser.SendAsync(later, HttpMethod.Get, $"/api/review/proposals/{silent.Id}"))["ETag"]!;
        yield return ($"{one}/acceptance/end", "post", await Organiser.SendAsync(later, HttpMethod.Post, $"/api/review/proposals/{silent.Id}/acceptance/end", Organiser.Json("{}"), ("If-Match", stale)));
        var tag = (await Organiser.SendAsync(later, HttpMethod.Get, $"/api/review/proposals/{organiser.Id}"))["ETag"]!;
        yield return ($"{one}/held", "post", await Organiser.SendAsync(later, HttpMethod.Post, $"/api/review/proposals/{organiser.Id}/held", null, ("If-Match", tag)));
        app.Clock.Set(Some.Now);

        async Task<string> Number(Organiser at) => (await at.GetAsync()).Json.GetProperty("filed").Get("reference");
    }
}
