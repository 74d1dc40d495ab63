using Submissions.Domain.Calls;
using Answered = (string Path, string Method, Submissions.Functions.Tests.Api.Reply Reply);

namespace Submissions.Functions.Tests.Api.Described;

/// <summary>A letter to many, and one that is taken back.</summary>
internal static class CircularAnswers
{
    public static async IAsyncEnumerable<Answered> AllAsync(CallId call, Organiser organiser, HttpClient desk)
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
}
