using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Submissions.Functions.Hosting;
using Submissions.Functions.Tests.Api;

namespace Submissions.Functions.Tests.Desk;

/// <summary>What nobody's page sends, in addresses, forms and bodies of the desk: it is refused or left out, and never a fault of ours.</summary>
public sealed partial class OddInputTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly FunctionCatalog Catalog = FunctionCatalog.Discover();

    private static readonly string[] Odd =
        ["a%5Cb", "a%23b", "a%3Fb", "a%7Cb", "a%2Fb", "a%01b", "a%00b", "%ED%A0%80", "..", "-1", "99999999999999999999", new string('x', 600), "%27%20or%20%271"];

    public static TheoryData<string> WithPlaces => [.. Catalog.Http.Where(function => Place().IsMatch(function.Route.RawText!)).Select(function => function.Name)];

    [Theory, MemberData(nameof(WithPlaces))]
    public async Task An_odd_place_in_an_address_is_no_fault(string name)
    {
        var function = Catalog.Http.Single(one => one.Name == name);
        var (call, session) = (await app.NewCallAsync(), await app.SignInAsync());
        var organiser = await Organiser.WithDraftAsync(app.Client, call);
        var route = function.Route.RawText!.Trim('/');
        var faults = new List<string>();
        foreach (var place in Place().Matches(route).Select(match => match.Value))
        {
            foreach (var odd in Odd)
            {
                var path = Place().Replace(route, match => match.Value == place ? odd : match.Value switch
                {
                    "{id}" => organiser.Id,
                    "{call}" => call.Value,
                    _ => "0",
                });
                faults.AddRange(await FaultAsync(function, path, session, organiser.Key));
            }
        }

        Assert.Empty(faults);
    }

    private async Task<IEnumerable<string>> FaultAsync(HttpFunction function, string path, string session, string link)
    {
        var api = path.StartsWith("api/", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(function.Methods[0]), $"/{path}");
        request.Headers.Add("Cookie", $"desk={session}; link={link}");
        request.Headers.TryAddWithoutValidation("If-Match", "\"another\"");
        if (api)
            request.Headers.Add("Authorization", $"Bearer {(path.StartsWith("api/review", StringComparison.Ordinal) ? session : link)}");
        if (function.Methods[0] is not ("GET" or "DELETE"))
            request.Content = new StringContent(EndpointTable.Lines[function.Name].Body ?? "", Encoding.UTF8, api ? "application/json" : "application/x-www-form-urlencoded");
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode < 500 ? [] : [$"{function.Methods[0]} /{path}: {(int)answer.StatusCode}"];
    }

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Place();

    [Theory]
    [InlineData("0001-01-01T00:00:00Z"), InlineData("9999-12-31T23:59:59Z"), InlineData("yesterday"), InlineData("-1")]
    public async Task When_a_list_was_shown_may_be_anything(string shown)
    {
        var call = await app.NewCallAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync($"/queue/{call}/looked", ("shown", shown))).Status);
    }

    [Theory]
    [InlineData("a\\b"), InlineData("a/b"), InlineData("#"), InlineData("?"), InlineData("|")]
    public async Task A_view_that_is_none_is_removed_as_one_that_is_gone(string view)
    {
        var call = await app.NewCallAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync($"/queue/{call}/views", ("remove", view))).Status);
    }

    [Theory]
    [InlineData("releases", """{"decisions":[null]}"""), InlineData("releases", """{"decisions":[{"id":null,"number":null}]}"""), InlineData("releases", """{"decisions":null}""")]
    public async Task A_list_that_holds_nothing_is_refused(string what, string json)
    {
        var call = await app.NewCallAsync();
        var reply = await SendAsync(HttpMethod.Post, $"/api/review/calls/{call}/{what}", Organiser.Json(json));
        Assert.InRange((int)reply.Status, 400, 499);
    }

    private Task<Reply> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent body, params (string Name, string Value)[] headers) =>
        await Organiser.SendAsync(app.Client, method, path, body, [("Cookie", $"desk={await app.SignInAsync()}"), .. headers]);
}
