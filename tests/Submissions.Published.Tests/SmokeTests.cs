using System.Diagnostics;
using Submissions.Testing;

namespace Submissions.Published.Tests;

/// <summary>What asks a fresh deployment whether it works (<c>eng/smoke.sh</c>), as a client behind the host.</summary>
public sealed class SmokeTests(PublishedFolder published, Azurite azurite) : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("submissions-smoke-");

    [Fact]
    public async Task It_is_content_with_the_package()
    {
        using var handler = Handler.UnderHost(published, null, Handler.Storage(azurite));
        (await handler.Ready()).Dispose();
        var (exit, said) = await AskAsync(handler.Port);
        Assert.True(exit == 0, said);
        Assert.Contains("ready: 200 by version ", said, StringComparison.Ordinal);
        Assert.EndsWith("It works.\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_is_wrong_where_nobody_answers()
    {
        var (exit, said) = await AskAsync(Handler.FreePort());
        Assert.Equal(1, exit);
        Assert.Contains("/health/ready does not answer 200", said, StringComparison.Ordinal);
    }

    public void Dispose() => home.Delete(recursive: true);

    /// <summary>curl adds what a proxying host adds.</summary>
    private async Task<(int Exit, string Said)> AskAsync(int port)
    {
        var version = await File.ReadAllTextAsync(Path.Combine(published.Folder, "version"));
        await File.WriteAllLinesAsync(
            Path.Combine(home.FullName, ".curlrc"), [$"header = \"X-Forwarded-Host: {HostModes.ClientsHost}\"", "header = \"X-Forwarded-Proto: https\"", "header = \"X-Forwarded-For: 169.254.129.1\""]);
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "eng", "smoke.sh"), [$"http://127.0.0.1:{port}/", version.Trim()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CURL_HOME"] = home.FullName, ["PATIENCE"] = "10" },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
