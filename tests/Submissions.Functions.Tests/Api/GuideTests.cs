using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Submissions.Functions.Http.Api;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Api;

/// <summary>Runs every command of docs/api.md, in its order and in one shell.</summary>
public sealed partial class GuideTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "api.md"));

    [Fact]
    public async Task Every_command_does_what_the_guide_says()
    {
        var call = await app.NewCallAsync();
        var folder = Directory.CreateTempSubdirectory("guide-");
        try
        {
            var (code, said, complaints) = await RunAsync(string.Join('\n', Blocks("bash")), folder.FullName, call.Value);
            Assert.True(code == 0, $"It ended with {code}: {complaints}\n{said}");
            var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.EndsWith("open", lines[0], StringComparison.Ordinal);
            Assert.Equal("false", lines[1]);
            Assert.Matches("^MRK-", lines[2]);
            Assert.Equal(["ana.rusu@example.org", "withdrawn"], lines[3..5]);
            Assert.Equal(Compact(Blocks("json").Single()), Compact(lines[^1]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_code_is_in_the_guide_beside_its_status()
    {
        var told = (
            from Match row in TableRow().Matches(Guide)
            from Match code in Code().Matches(row.Groups["codes"].Value)
            select (code.Groups[1].Value, int.Parse(row.Groups["status"].Value, System.Globalization.CultureInfo.InvariantCulture))).ToDictionary();
        Assert.All(ProblemCodes.All, code => Assert.Equal(ProblemCodes.Status(code), Assert.Contains(code, told)));
    }

    private async Task<(int Code, string Said, string Complaints)> RunAsync(string script, string folder, string call)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            Environment = { ["SITE"] = app.Address.ToString().TrimEnd('/'), ["CALL"] = call },
        };
        using var bash = Process.Start(start)!;
        var complaints = bash.StandardError.ReadToEndAsync();
        var said = bash.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await bash.WaitForExitAsync(patience.Token);
        return (bash.ExitCode, await said, await complaints);
    }

    private static IEnumerable<string> Blocks(string language) =>
        Block().Matches(Guide).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["text"].Value);

    /// <summary>The number for support is another one each time; how it is written is not.</summary>
    private static string Compact(string json)
    {
        var read = JsonSerializer.Deserialize<SortedDictionary<string, JsonElement>>(json)!;
        Assert.Matches("^[0-9a-f]{32}$", read["correlation"].GetString());
        read.Remove("correlation");
        return JsonSerializer.Serialize(read);
    }

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| (?<status>\d{3}) \| (?<codes>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex Code();
}
