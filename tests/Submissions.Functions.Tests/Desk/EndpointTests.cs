using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;
using Organiser = Submissions.Functions.Tests.Api.Organiser;

namespace Submissions.Functions.Tests.Desk;

/// <summary>Every endpoint for every kind of caller.</summary>
public sealed partial class EndpointTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly FunctionCatalog Catalog = FunctionCatalog.Discover();

    public static TheoryData<string> Functions => [.. Catalog.Http.Select(function => function.Name)];

    [Fact]
    public void Every_function_has_its_line_and_every_line_its_function() =>
        Assert.Equal(Catalog.Http.Select(function => function.Name).Order(StringComparer.Ordinal), EndpointTable.Lines.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_table_and_the_attributes_say_the_same() =>
        Assert.Equal(
            EndpointTable.Lines.Select(line => (line.Key, line.Value.Role)).OrderBy(line => line.Key, StringComparer.Ordinal),
            Catalog.Http.Select(function => (Key: function.Name, function.Method.GetCustomAttribute<DeskAttribute>()?.Role)).OrderBy(line => line.Key, StringComparer.Ordinal));

    [Theory, MemberData(nameof(Functions))]
    public async Task Each_caller_gets_the_answer_in_the_table(string name)
    {
        var function = Catalog.Http.Single(one => one.Name == name);
        var expected = EndpointTable.Lines[name];
        var (api, get) = (function.Route.RawText!.StartsWith("api/", StringComparison.Ordinal), function.Methods[0] == "GET");
        var call = await app.NewCallAsync(json => json["rules"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"rule":"document","kind":"concept-note","due":"closing","severity":"block"},{"rule":"document","kind":"guest-list","due":"closing","severity":"warn"}]"""));
        var other = await Organiser.WithDraftAsync(app.Client, call);
        var proposal = await Organiser.FiledAsync(app.Client, call);
        var answers = new List<(Caller, int)>();
        foreach (var caller in Enum.GetValues<Caller>())
        {
            // Whoever is let in may change it; the next one finds a fresh one.
            if (!get && expected.For(caller, api, get) == expected.Status && caller != Caller.Nobody)
                proposal = await Organiser.FiledAsync(app.Client, call);
            answers.Add((caller, (int)await AskAsync(function, expected, caller, proposal, other)));
        }

        Assert.Equal(
            string.Join(", ", Enum.GetValues<Caller>().Select(caller => $"{caller} {expected.For(caller, api, get)}")),
            string.Join(", ", answers.Select(answer => $"{answer.Item1} {answer.Item2}")));
    }

    private async Task<HttpStatusCode> AskAsync(HttpFunction function, Expected expected, Caller caller, Organiser proposal, Organiser other)
    {
        var api = function.Route.RawText!.StartsWith("api/", StringComparison.Ordinal);
        var path = await PathAsync(function.Route.RawText!, proposal);
        using var request = new HttpRequestMessage(new HttpMethod(function.Methods[0]), expected.Query is { } query ? $"{path}?{query}" : path);
        if (api)
            request.Headers.TryAddWithoutValidation("If-Match", "\"another\"");
        if (function.Methods[0] is not ("GET" or "DELETE"))
            request.Content = new StringContent(expected.Body ?? "", Encoding.UTF8, api ? "application/json" : "application/x-www-form-urlencoded");
        if (await SecretAsync(caller, proposal, other) is { } secret)
            request.Headers.Add(api ? "Authorization" : "Cookie", api ? $"Bearer {secret}" : $"{(caller is Caller.OrganiserOfThis or Caller.OrganiserOfAnother ? "link" : "desk")}={secret}");
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<string?> SecretAsync(Caller caller, Organiser proposal, Organiser other) => caller switch
    {
        Caller.Nobody => null,
        Caller.OrganiserOfThis => proposal.Key,
        Caller.OrganiserOfAnother => other.Key,
        Caller.Expired => await ExpiredAsync(),
        Caller.Revoked => await RevokedAsync(),
        _ => await app.SignInAsync(caller.Role()!.Value),
    };

    private async Task<string> RevokedAsync()
    {
        var key = await app.SignInAsync();
        var session = (await app.Service<SessionStore>().FindAsync(LinkKey.Parse(key).Hash, default))!.Value;
        Assert.True(await app.Service<SessionStore>().EndAsync([session], NewAudit.Of(new Act("a test", app.Clock.GetUtcNow()), AuditKinds.SessionEnded, null), default));
        return key;
    }

    private async Task<string> ExpiredAsync()
    {
        var key = await app.SignInAsync();
        var begun = (await app.Service<SessionStore>().FindAsync(LinkKey.Parse(key).Hash, default))!;
        await app.Service<SessionStore>().TouchAsync(begun, begun.Value with { SeenAt = app.Clock.GetUtcNow() - Session.Idle }, default);
        return key;
    }

    private async Task<string> PathAsync(string route, Organiser proposal)
    {
        var id = ProposalId.Parse(proposal.Id);
        var stored = (await app.Service<ProposalStore>().FindAsync(id, default))!.Value;
        return "/" + Place().Replace(route.Trim('/'), place => place.Groups[1].Value switch
        {
            "id" => id.Value,
            "call" => id.Call.Value,
            "key" or "link" => LinkKeyOf(route, proposal),
            "document" => stored.Documents[0].Id,
            "code" => stored.Filed!.ReceiptCode,
            "section" => "about",
            "kind" => "guest-list",
            "file" => "site.css",
            "part" => "dates",
            "words" => "accepted",
            "number" => "0",
            "reader" => "0123456789abcdef",
            "upload" => "2345678923456789",
            "letter" or "note" or "session" or "person" or "batch" or "circular" => "0123456789abcdef",
            var unknown => throw new InvalidOperationException($"Say what stands for {{{unknown}}} of {route}: a line in EndpointTests.PathAsync."),
        });
    }

    private static string LinkKeyOf(string route, Organiser proposal) =>
        route.StartsWith("sign-in", StringComparison.Ordinal) ? Some.Key("no link of ours").Value : proposal.Key;

    [GeneratedRegex(@"\{([a-zA-Z]+)[^}]*\}")]
    private static partial Regex Place();
}
