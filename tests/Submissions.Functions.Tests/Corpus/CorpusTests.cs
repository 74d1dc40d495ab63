using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Submissions.Domain.Calls;
using Submissions.Functions.Tests.Api;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Corpus;

/// <summary>A draft and a call for the corpus to aim at.</summary>
public sealed class Target(Azurite azurite) : IAsyncLifetime
{
    internal TestApp App { get; private set; } = null!;

    internal Organiser Organiser { get; private set; } = null!;

    internal CallId Call { get; private set; }

    private string document = "";
    private string session = "";

    public async ValueTask InitializeAsync()
    {
        App = await TestApp.StartAsync(azurite);
        Call = await App.NewCallAsync();
        Organiser = await Organiser.ReadyAsync(App.Client, Call);
        session = await App.SignInAsync();
        document = (await Organiser.GetAsync()).Json.GetProperty("documents")[0].Get("id");
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    internal string Fill(string text) => text
        .Replace("{id}", Organiser.Id, StringComparison.Ordinal).Replace("{key}", Organiser.Key, StringComparison.Ordinal)
        .Replace("{call}", Call.Value, StringComparison.Ordinal).Replace("{etag}", Organiser.ETag, StringComparison.Ordinal).Replace("{document}", document, StringComparison.Ordinal).Replace("{session}", session, StringComparison.Ordinal);
}

/// <summary>Sends every malformed request there is to the API and to the pages.</summary>
public sealed partial class CorpusTests(Target target) : IClassFixture<Target>
{
    private const int AtOnce = 8;

    private static readonly Malformed[] Everything = [.. JsonCorpus.All(), .. HeaderCorpus.All(), .. WireCorpus.All(), .. FormCorpus.All()];

    [Fact]
    public void The_corpus_is_large_and_each_of_its_requests_is_another()
    {
        Assert.InRange(Everything.Length, 200, 5000);
        Assert.Empty(Everything.GroupBy(one => one.Name).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public Task Json() => SendAllAsync(JsonCorpus.All());

    [Fact]
    public Task Headers_ids_queries() => SendAllAsync(HeaderCorpus.All());

    [Fact]
    public Task Wire() => SendAllAsync(WireCorpus.All());

    [Fact]
    public Task Forms() => SendAllAsync(FormCorpus.All());

    /// <summary>All of it, and then: whatever came, the draft is there and can be filed.</summary>
    private async Task SendAllAsync(IEnumerable<Malformed> requests)
    {
        var faults = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, _) =>
        {
            var answer = await RawHttp.ExchangeAsync(target.App.Address, request.Bytes(target.Fill), request.Ends == Ends.Broken);
            if (Fault(request, answer) is { } fault)
                faults.Add($"{request.Name}: {fault}\n{answer[..Math.Min(answer.Length, 400)]}");
        });
        Assert.True(faults.IsEmpty, $"{faults.Count} faults:\n{string.Join("\n---\n", faults.Order().Take(12))}");

        var organiser = await Organiser.ReadyAsync(target.App.Client, await target.App.NewCallAsync());
        (await organiser.SubmitAsync(Organiser.NewKey())).Expect(HttpStatusCode.OK);
        (await target.Organiser.GetAsync()).Expect(HttpStatusCode.OK);
    }

    private static string? Fault(Malformed request, string answer)
    {
        if (answer.Length == 0)
            return request.Ends == Ends.Broken ? null : "no answer";
        if (RawAnswer.Read(answer) is not { } read)
            return "no HTTP";
        if (read.Status >= 500 && !(read.Status == 505 && request.Ends == Ends.OnTheWire))
            return "a 5xx";
        if (Leak().Match(answer) is { Success: true } leak)
            return $"it shows {leak.Value}";
        if (answer.Contains("\nX-Evil", StringComparison.OrdinalIgnoreCase) || read.Head.Contains("evil.example", StringComparison.Ordinal))
            return "it repeats what was slipped in";
        if (read.Status < 400)
            return request.Ends == Ends.Refused ? $"it was not refused ({read.Status})" : null;
        return Says(read, request) ? null : "it does not say what to do";
    }

    private static bool Says(RawAnswer answer, Malformed request)
    {
        if (answer.Body.Length == 0)
            return request.Ends is Ends.OnTheWire or Ends.Broken;
        if (answer.Head.Contains("application/problem+json", StringComparison.Ordinal))
            return JsonSerializer.Deserialize<JsonElement>(answer.Body) is var problem && problem.Get("code").Length > 0 && problem.Get("detail").Length > 20;
        if (answer.Head.Contains("application/json", StringComparison.Ordinal))
            return JsonSerializer.Deserialize<JsonElement>(answer.Body).Get("words").Length > 10;
        return (!request.IsApi || request.Ends != Ends.Refused) && answer.Head.Contains("text/html; charset=utf-8", StringComparison.Ordinal) && answer.Body.Contains("<h1", StringComparison.Ordinal);
    }

    /// <summary>A trace, or a name out of our code or of the framework's.</summary>
    [GeneratedRegex(@"   at \w|\bSystem\.\w|\bSubmissions\.(Domain|Functions)|Microsoft\.\w|Azure\.\w|Exception\b|\.cs:line|devstoreaccount")]
    private static partial Regex Leak();
}
