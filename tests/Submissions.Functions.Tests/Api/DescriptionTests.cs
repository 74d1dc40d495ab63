using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Submissions.Functions.Hosting;
using Submissions.Functions.Tests.Api.Described;

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
        var walk = new DescribedWalk(document);
        await foreach (var (path, method, reply) in new ProposalAnswers(app).AllAsync())
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

    private async Task<JsonElement> DocumentAsync() =>
        (await Organiser.SendAsync(app.Client, HttpMethod.Get, "/openapi.json")).Expect(HttpStatusCode.OK).Json;
}
