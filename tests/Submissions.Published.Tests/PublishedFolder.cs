using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Submissions.Published.Tests;

/// <summary>
/// The app as <c>dotnet publish</c> leaves it, made once a run, and not again while its sources are the same. A pipeline that
/// tests what it will deploy names its folder in SUBMISSIONS_PUBLISHED.
/// </summary>
public sealed class PublishedFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly string[] Sources = ["src", "eng", "calls", "host.json", "global.json", "Directory.Build.props", "Directory.Packages.props"];

    public PublishedFolder()
    {
        if (Environment.GetEnvironmentVariable("SUBMISSIONS_PUBLISHED") is { Length: > 0 } given)
        {
            Folder = Path.GetFullPath(given);
            return;
        }

        Folder = Path.Combine(Root, "artifacts", "published");
        var stamp = Folder + ".sources";
        var sources = Fingerprint();
        if (File.Exists(stamp) && File.ReadAllText(stamp) == sources)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(stamp)!);
        File.Delete(stamp);
        Publish();
        File.WriteAllText(stamp, sources);
    }

    public static string Root { get; } = FindRoot();

    public string Folder { get; }

    public string Executable => Path.Combine(Folder, "Submissions.Functions");

    /// <summary>The names of the functions whose function.json has such a trigger, each with that binding.</summary>
    public IEnumerable<(string Name, JsonObject Trigger)> Functions(string triggerType) =>
        Directory.GetFiles(Folder, "function.json", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetFileName(Path.GetDirectoryName(file))!, Bindings: JsonNode.Parse(File.ReadAllText(file))!["bindings"]!.AsArray()))
            .Select(function => (function.Name, function.Bindings[0]!.AsObject()))
            .Where(function => (string?)function.Item2["type"] == triggerType);

    private void Publish()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        var start = new ProcessStartInfo("dotnet", ["publish", "src/Submissions.Functions", "-c", "Release", "-v", "q", "-nologo", "-o", Folder])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What "dotnet test" sets for its own build is not for this one.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) && n != "MSBUILDDISABLENODEREUSE").ToList())
            start.Environment.Remove(name);
        using var publish = Process.Start(start)!;
        var said = Task.WhenAll(publish.StandardOutput.ReadToEndAsync(), publish.StandardError.ReadToEndAsync());
        if (!publish.WaitForExit(Patience))
            publish.Kill(entireProcessTree: true);
        if (publish.ExitCode != 0)
            throw new InvalidOperationException($"dotnet publish failed: {string.Join('\n', said.Result)}");
    }

    private static string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Sources.SelectMany(Files).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Files(string source)
    {
        var path = Path.Combine(Root, source);
        return File.Exists(path)
            ? [path]
            : Directory.GetFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Submissions.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("No Submissions.sln above the tests.");
        return folder.FullName;
    }
}
