using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Submissions.Functions.Hosting;

namespace Submissions.Functions.Tests.Hosting;

/// <summary>What every request meets before a function, and every answer after it.</summary>
public sealed class DoorTests
{
    [Theory]
    [InlineData("GET", "Sec-Fetch-Site: cross-site", 200)]
    [InlineData("POST", "", 200)]
    [InlineData("POST", "Sec-Fetch-Site: same-origin", 200)]
    [InlineData("POST", "Sec-Fetch-Site: none", 200)]
    [InlineData("POST", "Sec-Fetch-Site: cross-site", 403)]
    [InlineData("POST", "Sec-Fetch-Site: same-site", 403)]
    [InlineData("POST", "Sec-Fetch-Site: nonsense", 403)]
    [InlineData("POST", "Origin: {own}", 200)]
    [InlineData("POST", "Origin: null", 403)]
    [InlineData("POST", "Origin: http://evil.example", 403)]
    [InlineData("POST", "Origin: {own}.evil.example", 403)]
    [InlineData("POST", "Referer: {own}/calls/x?y=z", 200)]
    [InlineData("POST", "Referer: http://evil.example/", 403)]
    public async Task What_another_site_sends_is_refused(string method, string header, int expected)
    {
        await using var app = await SampleApp.OnLaptop();
        using var request = new HttpRequestMessage(new HttpMethod(method), "api/seen/x");
        if (header.Split(": ") is [var name, var value])
            request.Headers.TryAddWithoutValidation(name, value.Replace("{own}", app.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(expected, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "api/nothing", 404, "not-found")]
    [InlineData("DELETE", "api/length", 405, "method-not-allowed")]
    [InlineData("GET", "api/break", 500, "unexpected")]
    public async Task Failure_under_api_is_a_problem_with_code_and_number_and_no_trace(string method, string path, int status, string code)
    {
        await using var app = await SampleApp.OnLaptop();

        using var answer = await app.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        var text = await answer.Content.ReadAsStringAsync();
        var problem = JsonNode.Parse(text)!;
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((status, status, code), ((int)answer.StatusCode, (int)problem["status"]!, (string)problem["code"]!));
        Assert.NotEmpty((string)problem["correlation"]!);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        AssertGuarded(answer);
    }

    [Theory]
    [InlineData("nothing", 404)]
    [InlineData("break", 500)]
    public async Task Failure_elsewhere_is_a_plain_page_with_a_number_and_no_trace(string path, int status)
    {
        await using var app = await SampleApp.OnLaptop();

        using var answer = await app.Client.GetAsync(path);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal((status, "text/html"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Number for support: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        AssertGuarded(answer);
    }

    [Fact]
    public async Task Body_over_the_limit_is_413_sized_or_chunked_and_more_where_a_function_says_so()
    {
        await using var app = await SampleApp.OnLaptop();
        var body = new byte[RequestLimits.Body + 1];

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(app, "api/length", body, chunked: false));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(app, "api/length", body, chunked: true));
        Assert.Equal(HttpStatusCode.OK, await Post(app, "api/length", body[1..], chunked: false));
        // The server counts the chunks' own bytes too.
        Assert.Equal(HttpStatusCode.OK, await Post(app, "api/length", body[4096..], chunked: true));
        Assert.Equal(HttpStatusCode.OK, await Post(app, "api/length-of-more", body, chunked: false));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Page_travels_compressed(string encoding)
    {
        await using var app = await SampleApp.OnLaptop();
        using var request = new HttpRequestMessage(HttpMethod.Get, "page");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < 1000);
        AssertGuarded(answer);
    }

    [Fact]
    public async Task Head_is_answered_as_get_without_the_body()
    {
        await using var app = await SampleApp.OnLaptop();

        using var answer = await app.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "page"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Answer_over_https_binds_the_browser_to_https()
    {
        await using var app = await SampleApp.UnderTheHost();
        using var request = new HttpRequestMessage(HttpMethod.Get, "page");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(["max-age=31536000"], answer.Headers.GetValues("Strict-Transport-Security"));
    }

    private static async Task<HttpStatusCode> Post(SampleApp app, string path, byte[] body, bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = true;
        using var answer = await app.Client.SendAsync(request);
        return answer.StatusCode;
    }

    private static void AssertGuarded(HttpResponseMessage answer)
    {
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Empty(answer.Headers.Server);
    }
}
