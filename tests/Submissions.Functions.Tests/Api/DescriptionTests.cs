using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http.Api;
using Submissions.Functions.Operations;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Api;

/// <summary>Holds /openapi.json against the functions there are, and against what they answer.</summary>
public sealed class DescriptionTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Every_function_of_the_api_is_described_and_nothing_else()
    {
        var described =
            from path in (await DocumentAsync()).GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select $"{operation.Name.ToUpperInvariant()} {path.Name}";
        var functions =
            from function in FunctionCatalog.Discover().Http
            let path = "/" + function.Route.RawText
            where path.StartsWith("/api/", StringComparison.Ordinal) || path == "/openapi.json"
            from method in function.Methods
            where method != "HEAD"
            select $"{method} {path}";
        Assert.Equal(functions.Order(), described.Order());
    }

    [Fact]
    public async Task Every_operation_answers_as_described()
    {
        var document = await DocumentAsync();
        var walk = new Walk(document);
        await foreach (var (path, method, reply) in AnswersAsync())
            walk.Hold(path, method, reply);
        var all =
            from path in document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select operation.Value.Get("operationId");
        Assert.Equal(all.Order(), walk.Succeeded.Order());
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_every_schema_is_used()
    {
        var document = await DocumentAsync();
        var text = document.GetRawText();
        var schema = new JsonSchema(document);
        var references = Regex.Matches(text, "\"\\$ref\":\"(#/[^\"]+)\"").Select(match => match.Groups[1].Value).ToHashSet();
        Assert.All(references, reference => schema.Resolve(reference));
        Assert.All(document.GetProperty("components").GetProperty("schemas").EnumerateObject(), one => Assert.Contains($"#/components/schemas/{one.Name}", references));
    }

    [Fact]
    public void Every_refusal_has_a_status()
    {
        var call = Some.Call();
        var refusals =
            from type in typeof(Refusal).Assembly.GetTypes().Concat(typeof(ProblemCodes).Assembly.GetTypes())
            where !type.IsGenericType
            from property in type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            where property.PropertyType == typeof(Refusal)
            select ((Refusal)property.GetValue(null)!).Code;
        string[] made = [DocumentRefusals.TooLarge(call).Code, DocumentRefusals.WrongType(call).Code, DocumentRefusals.Offset(1).Code, DocumentRefusals.UnknownKind(call).Code];
        Assert.All(refusals.Concat(made), code => Assert.Contains(code, ProblemCodes.All));
        Assert.All(ProblemCodes.All, code => Assert.True(ProblemCodes.Status(code) is (>= 400 and < 500) or 503, code));
    }

    private async Task<JsonElement> DocumentAsync() =>
        (await Organiser.SendAsync(app.Client, HttpMethod.Get, "/openapi.json")).Expect(HttpStatusCode.OK).Json;

    /// <summary>A proposal from its start to its end, with a refusal here and there.</summary>
    private async IAsyncEnumerable<(string Path, string Method, Reply Reply)> AnswersAsync()
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
        await foreach (var act in ReviewAsync(organiser, document))
            yield return act;
        yield return ($"{one}/documents/{{document}}", "get", await organiser.GetAsync($"documents/{document}"));
        yield return ($"{one}/documents/{{document}}", "delete", await organiser.SendAsync(HttpMethod.Delete, "documents/x", null, ("Idempotency-Key", key)));
        yield return ($"{one}/documents/{{document}}", "delete", await organiser.SendAsync(HttpMethod.Delete, $"documents/{document}"));
        var other = (await organiser.UploadAsync("other")).Get("id");
        yield return ($"{one}/documents/{{document}}", "delete", await organiser.SendAsync(HttpMethod.Delete, $"documents/{other}"));
        yield return ($"{one}/documents/{{document}}", "delete", await organiser.SendAsync(HttpMethod.Delete, $"documents/{other}"));
        await foreach (var act in DecidingAsync())
            yield return act;
        yield return ($"{one}/withdraw", "post", await organiser.WithdrawAsync());
        yield return ($"{one}/submit", "post", await organiser.SubmitAsync());
        yield return (one, "put", await organiser.SaveAsync(ProposalContent.Empty));
    }

    /// <summary>The desk's acts on a proposal that was filed.</summary>
    private async IAsyncEnumerable<(string Path, string Method, Reply Reply)> ReviewAsync(Organiser organiser, string document)
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

    private static async IAsyncEnumerable<(string Path, string Method, Reply Reply)> BrakeAsync(HttpClient desk)
    {
        const string brake = "/api/review/brake";
        foreach (var (path, wish) in ((string, string)[])[("pause", """{"why":""}"""), ("pause", """{"why":"A wrong text"}"""), ("limit", """{"perHour":0}"""), ("limit", """{"perHour":100}""")])
            yield return ($"{brake}/{path}", "put", await Organiser.SendAsync(desk, HttpMethod.Put, $"{brake}/{path}", Organiser.Json(wish)));
        yield return (brake, "get", await Organiser.SendAsync(desk, HttpMethod.Get, brake));
        yield return ($"{brake}/pause", "delete", await Organiser.SendAsync(desk, HttpMethod.Delete, $"{brake}/pause"));
        yield return ($"{brake}/limit", "put", await Organiser.SendAsync(desk, HttpMethod.Put, $"{brake}/limit", Organiser.Json("{}")));
        yield return (brake, "get", await Organiser.SendAsync(desk, HttpMethod.Get, brake));
    }

    private static async IAsyncEnumerable<(string Path, string Method, Reply Reply)> WordingAsync(HttpClient desk, string path)
    {
        const string wording = "/api/review/calls/{call}/wording";
        var now = await Organiser.SendAsync(desk, HttpMethod.Get, $"{path}?all=true");
        yield return (wording, "get", now);
        Task<Reply> Put(string json, string etag) => Organiser.SendAsync(desk, HttpMethod.Put, path, Organiser.Json(json), ("If-Match", etag));
        yield return (wording, "put", await Put("""{"accepted":{"subject":{"en":"Accepted"}}}""", now["ETag"]!));
        yield return (wording, "put", await Put("""{"accepted":{"heading":{"en":"Welcome"}}}""", "\"seen-77\""));
        yield return (wording, "put", await Put("""{"accepted":{"heading":{"en":"Welcome"}}}""", now["ETag"]!));
    }

    /// <summary>Asking, deciding and merging, by both sides.</summary>
    private async IAsyncEnumerable<(string Path, string Method, Reply Reply)> DecidingAsync()
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

        await foreach (var written in WritingAsync(call, organiser, desk))
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

    /// <summary>A letter to many, and one that is taken back.</summary>
    private static async IAsyncEnumerable<(string Path, string Method, Reply Reply)> WritingAsync(Submissions.Domain.Calls.CallId call, Organiser organiser, HttpClient desk)
    {
        const string many = "/api/review/calls/{call}/circulars";
        var path = $"/api/review/calls/{call}/circulars";
        Task<Reply> Send(HttpMethod method, string more, string? json = null) => Organiser.SendAsync(desk, method, path + more, json is null ? null : Organiser.Json(json));
        var wish = $$"""{"ids":["{{organiser.Id}}"],"texts":[{"language":"en","subject":"{reference}: rooms","words":"Dear {name}, the rooms open at 8."}]}""";
        yield return ($"{many}/preview", "post", await Send(HttpMethod.Post, "/preview", """{"filter":""}"""));
        yield return ($"{many}/preview", "post", await Send(HttpMethod.Post, "/preview", """{"filter":"status=lost"}"""));
        yield return ($"{many}/preview", "post", await Send(HttpMethod.Post, "/preview", wish));
        yield return (many, "post", await Send(HttpMethod.Post, "", wish.Replace("{name}", "{nome}", StringComparison.Ordinal)));
        var prepared = await Send(HttpMethod.Post, "", wish);
        yield return (many, "post", prepared);
        var one = $"/{prepared.Get("id")}";
        var seen = await Send(HttpMethod.Get, one);
        yield return ($"{many}/{{circular}}", "get", seen);
        yield return ($"{many}/{{circular}}/release", "post", await Send(HttpMethod.Post, $"{one}/release", """{"letters":99,"seal":"none"}"""));
        var now = seen.Json.GetProperty("now");
        yield return ($"{many}/{{circular}}/release", "post", await Send(HttpMethod.Post, $"{one}/release", $$"""{"letters":{{now.GetProperty("letters")}},"seal":"{{now.Get("seal")}}"}"""));
        yield return ($"{many}/{{circular}}", "delete", await Send(HttpMethod.Delete, one));
        yield return ($"{many}/{{circular}}", "get", await Send(HttpMethod.Get, one));
        yield return ($"{many}/{{circular}}", "delete", await Send(HttpMethod.Delete, $"/{(await Send(HttpMethod.Post, "", wish)).Get("id")}"));
        yield return (many, "get", await Send(HttpMethod.Get, ""));
    }

    private static async IAsyncEnumerable<(string Path, string Method, Reply Reply)> UploadAsync(Organiser organiser)
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

    /// <summary>Compares answers with the description, and remembers which operations succeeded.</summary>
    private sealed class Walk(JsonElement document)
    {
        private readonly JsonSchema schema = new(document);

        public HashSet<string> Succeeded { get; } = [];

        public void Hold(string path, string method, Reply reply)
        {
            var operation = document.GetProperty("paths").GetProperty(path).GetProperty(method);
            var status = ((int)reply.Status).ToString(CultureInfo.InvariantCulture);
            Assert.True(operation.GetProperty("responses").TryGetProperty(status, out var described), $"{method} {path} answers {status}, which is not described: {reply.Text}");
            if (described.TryGetProperty("content", out var content))
                HoldBody($"{method} {path} {status}", content.EnumerateObject().Single(), reply);
            if (status[0] == '2')
                Succeeded.Add(operation.Get("operationId"));
        }

        private void HoldBody(string what, JsonProperty described, Reply reply)
        {
            if (described.Name == "*/*")
                return;
            Assert.StartsWith(described.Name, reply["Content-Type"], StringComparison.Ordinal);
            Assert.True(schema.Differences(reply.Json, described.Value.GetProperty("schema")).ToList() is [], $"{what}: {string.Join("; ", schema.Differences(reply.Json, described.Value.GetProperty("schema")))}");
        }
    }
}
