using System.Net;
using System.Text.RegularExpressions;
using Submissions.Testing;

namespace Submissions.Published.Tests;

/// <summary>What the function.json files promise, the executable keeps.</summary>
public sealed partial class RouteTests(PublishedFolder published, Azurite azurite)
{
    [Fact]
    public async Task Every_route_is_served_with_every_method_that_its_file_names()
    {
        using var handler = Handler.UnderHost(published, null, Handler.Storage(azurite));
        (await handler.Ready()).Dispose();
        var functions = published.Functions("httpTrigger").ToList();
        Assert.NotEmpty(functions);

        foreach (var (name, trigger) in functions)
        {
            var path = Parameter().Replace((string)trigger["route"]!, "x").TrimStart('/');
            using var answer = await handler.Client.SendAsync(new HttpRequestMessage(new HttpMethod("PROPFIND"), $"/{path}"));

            var allowed = string.Join(", ", answer.Content.Headers.Allow);
            Assert.Equal((name, HttpStatusCode.MethodNotAllowed), (name, answer.StatusCode));
            Assert.All(trigger["methods"]!.AsArray(), method => Assert.Contains((string)method!, answer.Content.Headers.Allow, StringComparer.OrdinalIgnoreCase));
            Assert.True(allowed.Length > 0, name);
        }
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
