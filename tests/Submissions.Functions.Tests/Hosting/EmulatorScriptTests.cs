using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Hosting;

/// <summary>Who may start an emulator on a folder, with flock and on a system that has none.</summary>
public sealed class EmulatorScriptTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("emulator-").FullName;
    private readonly TcpListener emulator = new(IPAddress.Loopback, 0);

    public void Dispose()
    {
        emulator.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Without_flock_a_folder_is_claimed_unless_the_emulator_that_its_log_names_answers()
    {
        Assert.Equal("claimed", await ClaimAsync(hasFlock: false));
        emulator.Start();
        var port = ((IPEndPoint)emulator.LocalEndpoint).Port;
        await File.WriteAllTextAsync(Path.Combine(data, "azurite.log"), $"Azurite Table service is successfully listening at http://127.0.0.1:{port}\n", TestContext.Current.CancellationToken);
        Assert.Equal("in use", await ClaimAsync(hasFlock: false));
        emulator.Stop();
        Assert.Equal("claimed", await ClaimAsync(hasFlock: false));
    }

    [Fact]
    public async Task With_flock_the_lock_tells()
    {
        Assert.Equal("claimed", await ClaimAsync(hasFlock: true));
        Assert.Equal("in use", await ClaimAsync(hasFlock: true, before: "exec 8>>\"$data/lock\"; flock -n 8"));
    }

    /// <summary>What the script finds, from the repository's root as ./run and ./backup source it.</summary>
    private async Task<string> ClaimAsync(bool hasFlock, string before = ":")
    {
        var hide = hasFlock ? "" : "command() { [ \"${2:-}\" != flock ] && builtin command \"$@\"; }";
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", $"data=$1\n{hide}\n. eng/emulator.sh\n{before}\nif claim_folder; then echo claimed; else echo in use; fi", "bash", data])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        using var bash = Process.Start(start)!;
        var said = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, bash.ExitCode);
        return said.Trim();
    }
}
