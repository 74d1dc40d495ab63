using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Submissions.Testing;

/// <summary>The emulator's process. The system chooses its ports, so that none is ever taken; the process says which.</summary>
internal sealed partial class AzuriteProcess : IDisposable
{
    // Its input is a pipe from here: when this process ends, however it ends, the pipe closes and the emulator saves and leaves.
    private const string LeaveWithParent =
        "data:text/javascript,process.stdin.on('end',()=>{process.kill(process.pid,'SIGTERM');setTimeout(()=>process.exit(1),9000).unref()}).resume()";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SavePatience = TimeSpan.FromSeconds(10);

    private readonly Process process;
    private readonly bool keepsData;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, int> ports = [];
    private readonly StringBuilder said = new();

    private AzuriteProcess(ProcessStartInfo start, bool keepsData)
    {
        this.keepsData = keepsData;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"Azurite ended before it was ready: {Said()}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int BlobPort => ports["Blob"];

    public int QueuePort => ports["Queue"];

    public int TablePort => ports["Table"];

    public static AzuriteProcess Start(string? folder, AzuriteCertificate? certificate)
    {
        var azurite = new AzuriteProcess(Command(NodeModules.Azurite(), folder, certificate), keepsData: folder is not null);
        try
        {
            if (!azurite.ready.Task.Wait(StartPatience))
                throw new TimeoutException($"Azurite was not ready after {StartPatience.TotalSeconds:0} s: {azurite.Said()}");
            return azurite;
        }
        catch
        {
            azurite.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!SavedAndLeft())
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private bool SavedAndLeft()
    {
        if (process.HasExited)
            return true;
        if (!keepsData)
            return false;
        process.StandardInput.Close();
        return process.WaitForExit(SavePatience);
    }

    private static ProcessStartInfo Command(string script, string? folder, AzuriteCertificate? certificate)
    {
        string[] data = folder is null ? ["--inMemoryPersistence"] : ["--location", folder];
        string[] https = certificate is null ? [] : ["--oauth", "basic", "--cert", certificate.CertificateFile, "--key", certificate.KeyFile];
        string[] arguments =
        [
            "--import", LeaveWithParent, script, "--silent", "--disableTelemetry", "--skipApiVersionCheck",
            "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", .. data, .. https,
        ];
        return new ProcessStartInfo("node", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (said)
        {
            said.AppendLine(line);
            if (Listening().Match(line) is { Success: true } match)
                ports[match.Groups["service"].Value] = int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture);
            if (ports.Count == 3)
                ready.TrySetResult();
        }
    }

    private string Said()
    {
        lock (said)
            return said.ToString();
    }

    [GeneratedRegex("Azurite (?<service>Blob|Queue|Table) service is successfully listening at .*:(?<port>[0-9]+)")]
    private static partial Regex Listening();
}
