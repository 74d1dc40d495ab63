using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Submissions.Published.Tests;

/// <summary>
/// The app as Azure has it: unpacked from the zip that <c>./package</c> made, with the modes that stand in the zip. Made once a run, and not again while
/// its sources are the same. A pipeline that tests what it will deploy names its zip in SUBMISSIONS_PACKAGE.
/// </summary>
public sealed class PublishedFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private static readonly string[] Sources = ["src", "eng", "package", "host.json", "global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig"];

    /// <summary>The repository's.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly string Artifacts = Path.Combine(Root, "artifacts");
    private readonly string stamp = Path.Combine(Artifacts, "tested.sources");

    public PublishedFolder()
    {
        Directory.CreateDirectory(Artifacts);
        if (Environment.GetEnvironmentVariable("SUBMISSIONS_PACKAGE") is { Length: > 0 } given)
            Zip = Path.GetFullPath(given);
        else if (!Stands())
        {
            File.Delete(stamp);
            var sources = Fingerprint();
            Run(Path.Combine(Root, "package"), Root, [Zip]);
            File.WriteAllText(stamp, sources);
        }

        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        ZipFile.ExtractToDirectory(Zip, Folder);
    }

    public string Folder { get; } = Path.Combine(Artifacts, "unpacked");

    public string Zip { get; } = Path.Combine(Artifacts, "tested.zip");

    public string Executable => Path.Combine(Folder, "Submissions.Functions");

    /// <summary>The names of the functions whose function.json has such a trigger, each with that binding.</summary>
    public IEnumerable<(string Name, JsonObject Trigger)> Functions(string triggerType) =>
        Directory.GetFiles(Folder, "function.json", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetFileName(Path.GetDirectoryName(file))!, Bindings: JsonNode.Parse(File.ReadAllText(file))!["bindings"]!.AsArray()))
            .Select(function => (function.Name, function.Bindings[0]!.AsObject()))
            .Where(function => (string?)function.Item2["type"] == triggerType);

    /// <summary>Our own assemblies as the compiler makes them of the same sources in a folder of another name, each with its hash: ahead of time they are compiled from these alone.</summary>
    public static SortedDictionary<string, string> CompiledElsewhere()
    {
        var folder = Directory.CreateTempSubdirectory("another-folder-");
        try
        {
            foreach (var file in Sources.Append("Submissions.sln").SelectMany(Files))
            {
                var copy = Path.Combine(folder.FullName, Path.GetRelativePath(Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            Run("dotnet", folder.FullName, ["publish", "src/Submissions.Functions", "-c", "Release", "-p:PublishReadyToRun=false", "-p:PublishReadyToRunComposite=false", "-v", "q", "-o", "published"]);
            return Compiled(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static SortedDictionary<string, string> Compiled(string root) => new(
        new[] { "src/Submissions.Domain/obj/Release/net10.0", "eng/System.IO.Hashing/obj/Release/net10.0", "src/Submissions.Functions/obj/Release/net10.0/linux-x64" }
            .Select(folder => Directory.GetFiles(Path.Combine(root, folder), "S*.dll").Single())
            .ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    private bool Stands() => File.Exists(Zip) && File.Exists(stamp) && File.ReadAllText(stamp) == Fingerprint();

    private static void Run(string command, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // What "dotnet test" sets for its own build is not for this one.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var run = Process.Start(start)!;
        var said = Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        if (!run.WaitForExit(Patience))
            run.Kill(entireProcessTree: true);
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"{command} failed: {string.Join('\n', said.Result)}");
    }

    private static string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Sources.SelectMany(Files).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(Root, file)}\n"));
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
