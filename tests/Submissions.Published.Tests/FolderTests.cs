using System.Text.Json.Nodes;

namespace Submissions.Published.Tests;

/// <summary>What the Functions host finds in the published folder.</summary>
public sealed class FolderTests(PublishedFolder published)
{
    [Fact]
    public void Host_file_is_the_roots_and_hands_requests_on_both_ways()
    {
        var text = File.ReadAllText(Path.Combine(published.Folder, "host.json"));
        var handler = JsonNode.Parse(text)!["customHandler"]!;

        Assert.Equal(File.ReadAllText(Path.Combine(PublishedFolder.Root, "host.json")), text);
        Assert.True((bool)handler["enableProxyingHttpRequest"]!);
        Assert.True((bool)handler["enableForwardingHttpRequest"]!);
        Assert.Equal("", (string?)JsonNode.Parse(text)!["extensions"]!["http"]!["routePrefix"]);
        Assert.True(File.Exists(Path.Combine(published.Folder, (string)handler["description"]!["defaultExecutablePath"]!)));
    }

    [Fact]
    public void Executable_may_be_executed_and_brings_its_runtime()
    {
        Assert.True(File.GetUnixFileMode(published.Executable).HasFlag(UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
        Assert.True(File.Exists(Path.Combine(published.Folder, "libcoreclr.so")));
        Assert.NotEmpty(Directory.GetFiles(published.Folder, "*.r2r.dll"));
    }

    [Fact]
    public void Nothing_of_the_workshop_is_published() =>
        Assert.DoesNotContain(
            Directory.GetFiles(published.Folder, "*", SearchOption.AllDirectories),
            file => Path.GetFileName(file) is "packages.lock.json" or "local.settings.json" || Path.GetExtension(file) is ".cs" or ".razor");

    [Fact]
    public async Task Function_files_are_what_the_executable_says_of_its_attributes()
    {
        var fresh = Directory.CreateTempSubdirectory("functions-");
        using (var write = System.Diagnostics.Process.Start(published.Executable, ["--write-functions", fresh.FullName]))
            await write.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Read(fresh.FullName), Read(published.Folder));
        Assert.NotEmpty(Read(fresh.FullName));
        fresh.Delete(recursive: true);
    }

    private static SortedDictionary<string, string> Read(string folder) => new(
        Directory.GetFiles(folder, "function.json", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), File.ReadAllText),
        StringComparer.Ordinal);
}
