using System.Net;
using System.Net.Http.Json;

namespace Submissions.Functions.Tests.Hosting;

public sealed class CallerTests
{
    [Fact]
    public async Task Request_from_a_proxying_host_has_the_clients_address()
    {
        await using var app = await SampleApp.UnderTheHost();

        var seen = await Ask(app, ("X-Forwarded-Host", "sideevents.example.org"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "127.0.0.1"));

        Assert.Equal("https://sideevents.example.org/", seen.Address);
        Assert.Equal("https://letters.example.org/", seen.ForLetters);
    }

    [Fact]
    public async Task Request_from_a_forwarding_host_has_the_clients_address_whatever_X_Forwarded_Host_says()
    {
        await using var app = await SampleApp.UnderTheHost();

        var seen = await Ask(app, ("Host", "sideevents.example.org"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "http, https"));

        Assert.Equal("https://sideevents.example.org/", seen.Address);
    }

    [Fact]
    public async Task Forwarded_headers_on_a_laptop_are_worth_nothing()
    {
        await using var app = await SampleApp.OnLaptop();

        var seen = await Ask(app, ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"));

        Assert.Equal(app.Address.ToString(), seen.Address);
        Assert.Equal(app.Address.ToString(), seen.ForLetters);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Platform_headers_reach_no_function(bool underTheHost)
    {
        await using var app = underTheHost ? await SampleApp.UnderTheHost() : await SampleApp.OnLaptop();

        var seen = await Ask(app,
            ("x-ms-client-principal", "e30="), ("X-MS-CLIENT-PRINCIPAL-NAME", "unit@example.org"), ("x-ms-token-aad-id-token", "t"),
            ("X-Azure-Functions-InvocationId", "spoof"), ("x-ms-invocation-id", "spoof"), ("X-Original-Host", "evil.example"), ("DISGUISED-HOST", "evil.example"),
            ("X-Kept", "1"));

        Assert.Equal(["Host", "X-Kept"], seen.Headers.Order());
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost:1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("sideevents.test:8443", HttpStatusCode.OK)]
    public async Task Laptop_answers_at_its_own_names_only(string host, HttpStatusCode expected)
    {
        await using var app = await SampleApp.OnLaptop("--Site:PublicAddress=https://sideevents.test:8443");

        using var answer = await app.Client.SendAsync(Request(("Host", host)));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("localhost:99999")]
    [InlineData("user@localhost")]
    [InlineData("localhost/path")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task Host_that_cannot_stand_in_a_link_is_refused(string host)
    {
        await using var app = await SampleApp.UnderTheHost();

        using var answer = await app.Client.SendAsync(Request(("X-Forwarded-Host", host), ("Host", host)));
        using var proxied = await app.Client.SendAsync(Request(("X-Forwarded-Host", host)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(host.Length == 0 ? HttpStatusCode.OK : HttpStatusCode.BadRequest, proxied.StatusCode);
    }

    private static async Task<Seen> Ask(SampleApp app, params (string Name, string Value)[] headers)
    {
        using var answer = await app.Client.SendAsync(Request(headers));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var seen = (await answer.Content.ReadFromJsonAsync<Seen>())!;
        Assert.Equal(("word", true, "Seen"), (seen.Word, seen.ArrivedNow, seen.Function));
        return seen;
    }

    private static HttpRequestMessage Request(params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "api/seen/word");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
