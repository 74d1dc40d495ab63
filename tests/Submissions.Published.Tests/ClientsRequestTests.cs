using System.Net;
using Submissions.Testing;

namespace Submissions.Published.Tests;

/// <summary>Clients' requests as forwarding and proxying hosts hand them on.</summary>
public sealed class ClientsRequestTests(PublishedFolder published, Azurite azurite) : IDisposable
{
    private const string Public = $"https://{HostModes.ClientsHost}";

    private readonly OpenCalls calls = new();

    public void Dispose() => calls.Dispose();

    [Theory]
    [InlineData(HostMode.Forwarding, false)]
    [InlineData(HostMode.Proxying, false)]
    [InlineData(HostMode.Proxying, true)]
    public async Task Proposal_is_filed_and_every_link_is_the_clients(HostMode mode, bool chunked)
    {
        using var handler = await Start();
        var organiser = new Organiser(handler.Client, mode, calls.Id);

        var (started, body) = await organiser.Start($"Ministry {mode} {chunked}", chunked);
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        var draft = Draft.Of(body);
        var (attached, _) = await organiser.Attach(draft, chunked);
        var (filed, receipt) = await organiser.File(draft);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (attached.StatusCode, filed.StatusCode));
        Assert.Equal($"{Public}/api/proposals/{draft.Id}", started.Headers.Location?.OriginalString);
        Assert.Equal($"{Public}/proposals/{draft.Id}/link/{draft.Key}", (string?)body["manageUrl"]);
        Assert.StartsWith($"{Public}/api/proposals/{draft.Id}/documents/", attached.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith($"{Public}/receipts/{calls.Id}/", (string?)receipt["receiptUrl"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HostMode.Forwarding)]
    [InlineData(HostMode.Proxying)]
    public async Task Organisers_link_sets_a_cookie_for_https_only_and_leads_to_the_clients_address(HostMode mode)
    {
        using var handler = await Start();
        var draft = Draft.Of((await new Organiser(handler.Client, mode, calls.Id).Start($"Ministry {mode} link")).Body);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/proposals/{draft.Id}/link/{draft.Key}");
        using var answer = await handler.Client.SendAsync(request.Through(mode));

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal($"{Public}/proposals/{draft.Id}", new Uri(new Uri(Public), answer.Headers.Location!).AbsoluteUri);
    }

    [Fact]
    public async Task What_a_client_says_of_its_host_changes_no_link_of_a_forwarding_host()
    {
        using var handler = await Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/calls/{calls.Id}/proposals") { Content = new StringContent("{}", null, "application/json") };
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Original-Host", "evil.example");
        request.Headers.Add("DISGUISED-HOST", "evil.example");

        using var answer = await handler.Client.SendAsync(request.Through(HostMode.Forwarding));

        Assert.StartsWith($"{Public}/", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HostMode.Forwarding)]
    [InlineData(HostMode.Proxying)]
    public async Task Spoofed_identity_opens_nothing(HostMode mode)
    {
        using var handler = await Start();
        foreach (var (closed, expected) in new[]
        {
            ($"/queue/{calls.Id}", HttpStatusCode.SeeOther), ("/desk/people", HttpStatusCode.SeeOther), ("/mail", HttpStatusCode.NotFound),
            ($"/api/review/calls/{calls.Id}/proposals", HttpStatusCode.Unauthorized),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, closed);
            request.Headers.Add("x-ms-client-principal", "eyJ1c2VyUm9sZXMiOlsiYWRtaW4iXX0=");
            request.Headers.Add("x-ms-client-principal-name", "support.unit@example.org");
            request.Headers.Add("x-ms-client-principal-id", Guid.NewGuid().ToString());
            request.Headers.Add("X-Azure-Functions-InvocationId", "spoof");
            request.Headers.Add("x-functions-key", "master");

            using var answer = await handler.Client.SendAsync(request.Through(mode));

            Assert.Equal((closed, expected), (closed, answer.StatusCode));
        }
    }

    [Theory]
    [InlineData(HostMode.Forwarding, Public, HttpStatusCode.Created)]
    [InlineData(HostMode.Proxying, Public, HttpStatusCode.Created)]
    [InlineData(HostMode.Forwarding, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(HostMode.Proxying, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(HostMode.Proxying, "http://sideevents.example.org", HttpStatusCode.Forbidden)]
    public async Task Browsers_request_passes_from_our_own_pages_only(HostMode mode, string origin, HttpStatusCode expected)
    {
        using var handler = await Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/calls/{calls.Id}/proposals") { Content = new StringContent("{}", null, "application/json") };
        request.Headers.Add("Origin", origin);

        using var answer = await handler.Client.SendAsync(request.Through(mode));

        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task<Handler> Start()
    {
        var handler = Handler.UnderHost(published, null, [.. Handler.Storage(azurite), calls.Setting]);
        (await handler.Ready()).Dispose();
        return handler;
    }
}
