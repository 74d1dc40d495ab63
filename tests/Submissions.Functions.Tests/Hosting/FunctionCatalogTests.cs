using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Submissions.Functions.Hosting;

namespace Submissions.Functions.Tests.Hosting;

public sealed class FunctionCatalogTests
{
    /// <summary>
    /// An oracle apart from <see cref="RouteRules"/>: for every path that the templates' words can make up, the first by name (the host's choice)
    /// is the most specific (ours).
    /// </summary>
    [Fact]
    public void Every_function_of_the_app_is_found_wherever_it_stands()
    {
        var all = FunctionCatalog.Of(typeof(FunctionCatalog).Assembly.GetTypes());
        var found = FunctionCatalog.Discover();
        Assert.Equal(all.Http.Select(one => one.Name).Concat(all.Timers.Select(one => one.Name)), found.Http.Select(one => one.Name).Concat(found.Timers.Select(one => one.Name)));
    }

    [Fact]
    public void Every_path_finds_the_same_function_in_the_hosts_order_and_in_ours()
    {
        var functions = FunctionCatalog.Discover().Http;
        foreach (var path in functions.SelectMany(f => Paths(f, functions)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            foreach (var method in functions.SelectMany(f => f.Methods).Distinct())
            {
                var matching = functions.Where(f => f.Methods.Contains(method) && Matches(f, path)).ToList();
                if (matching.Count > 1)
                    Assert.Same(matching.MinBy(f => RoutePrecedence.ComputeInbound(new RouteTemplate(f.Route))), matching[0]);
            }
        }
    }

    [Fact]
    public void No_function_of_the_app_matches_a_timers_path()
    {
        var catalog = FunctionCatalog.Discover();

        Assert.Empty(catalog.Timers.SelectMany(t => catalog.Http.Where(f => Matches(f, "/" + t.Name))));
    }

    [Fact]
    public void Files_say_what_the_attributes_say_and_old_ones_go()
    {
        var folder = Directory.CreateTempSubdirectory("functions-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "Gone"));
        File.WriteAllText(Path.Combine(folder, "Gone", "function.json"), "{}");
        Directory.CreateDirectory(Path.Combine(folder, "wwwroot"));

        FunctionFiles.Write(FunctionCatalog.Of([typeof(SampleFunctions)]), folder);

        Assert.Equal(
            ["Break", "BreakPage", "Length", "LengthOfMore", "Page", "Seen", "Tick", "TickBroken", "wwwroot"],
            Directory.GetDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        AssertFile(folder, "Seen", """
            {"bindings":[
              {"type":"httpTrigger","direction":"in","name":"request","authLevel":"anonymous","methods":["get","post","head"],"route":"api/seen/{word}"},
              {"type":"http","direction":"out","name":"res"}]}
            """);
        AssertFile(folder, "TickBroken", """
            {"bindings":[{"type":"timerTrigger","direction":"in","name":"timer","schedule":"%SCHEDULE%","runOnStartup":false,"useMonitor":false}]}
            """);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(typeof(CatchAll), "match too much")]
    [InlineData(typeof(ParameterFirst), "first segment must be a word")]
    [InlineData(typeof(TheHostsOwn), "admin or runtime")]
    [InlineData(typeof(ReachesTimer), "a client could reach the timer Sweep")]
    [InlineData(typeof(LateButSpecific), "must come before it by name")]
    [InlineData(typeof(Twins), "matches the same paths")]
    [InlineData(typeof(NeedsKey), "must be Anonymous")]
    [InlineData(typeof(NoTrigger), "has no trigger")]
    [InlineData(typeof(SameName), "Two functions are named")]
    public void Function_that_the_host_would_treat_otherwise_is_refused(Type functions, string why)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => FunctionCatalog.Of([functions]));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameter_that_nothing_fills_is_refused()
    {
        var function = FunctionCatalog.Of([typeof(Unfilled)]).Http[0];

        Assert.Contains("\"other\"", Assert.Throws<InvalidOperationException>(() => new FunctionInvoker(function)).Message, StringComparison.Ordinal);
    }

    private static void AssertFile(string folder, string function, string expected)
    {
        var written = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, function, "function.json")));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), written), $"{function}: {written}");
    }

    private static bool Matches(HttpFunction function, string path) =>
        new TemplateMatcher(new RouteTemplate(function.Route), []).TryMatch(path, new RouteValueDictionary());

    /// <summary>The template with each parameter replaced by a word of its own and by each word that others have in that place.</summary>
    private static IEnumerable<string> Paths(HttpFunction function, IReadOnlyList<HttpFunction> all)
    {
        IEnumerable<string> paths = [""];
        foreach (var (segment, place) in new RouteTemplate(function.Route).Segments.Select((s, i) => (s, i)))
        {
            string[] words = segment.IsSimple && segment.Parts[0].IsLiteral
                ? [segment.Parts[0].Text!]
                : ["x.y", .. all.Select(f => new RouteTemplate(f.Route).GetSegment(place)).OfType<TemplateSegment>().Select(s => string.Concat(s.Parts.Select(p => p.Text ?? "x"))).Distinct()];
            paths = [.. paths.SelectMany(path => words.Select(word => $"{path}/{word}"))];
        }

        return paths;
    }
}
