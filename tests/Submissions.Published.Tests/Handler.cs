using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Submissions.Testing;

namespace Submissions.Published.Tests;

/// <summary>The published executable as a process: under the Functions host's environment, or in its laptop life.</summary>
internal sealed class Handler : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly StringBuilder output = new();

    private Handler(PublishedFolder published, int port, IReadOnlyDictionary<string, string?> environment, string[] args)
    {
        Port = port;
        var start = new ProcessStartInfo(published.Executable, args)
        {
            WorkingDirectory = published.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // As the host does: IPv4, plain HTTP/1.1, redirects and cookies left alone.
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public int Port { get; }

    public int Id => process.Id;

    public HttpClient Client { get; }

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>With what the host gives its handler, its own address among it. Settings given here win.</summary>
    public static Handler UnderHost(PublishedFolder published, int? port = null, params (string Name, string? Value)[] settings)
    {
        var own = port ?? FreePort();
        var worker = Guid.NewGuid().ToString();
        return new Handler(published, own, With(settings, new()
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = own.ToString(CultureInfo.InvariantCulture),
            ["FUNCTIONS_HTTPWORKER_PORT"] = own.ToString(CultureInfo.InvariantCulture),
            ["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = worker,
            ["FUNCTIONS_HTTPWORKER_ID"] = worker,
            ["FUNCTIONS_APP_ROOT_PATH"] = published.Folder,
            ["FUNCTIONS_WORKER_RUNTIME"] = "custom",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{FreePort()}",
            ["ASPNETCORE_HTTP_PORTS"] = "80",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Site__PublicAddress"] = "https://sideevents.example.org",
            // Where nobody listens, so that nothing ever leaves.
            ["Mail__Delivery"] = "SendGrid",
            ["Mail__From"] = "support.unit@example.org",
            ["Mail__SendGridKey"] = "a-key",
            ["Mail__SendGridEndpoint"] = "http://127.0.0.1:9",
        }), []);
    }

    /// <summary>As <c>./run</c> does, without the host.</summary>
    public static Handler OnLaptop(PublishedFolder published, params (string Name, string? Value)[] settings)
    {
        var port = FreePort();
        return new Handler(published, port, With(settings, new()
        {
            ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Mail__Delivery"] = "Local",
            ["Mail__LocalFolder"] = MailFolder(port),
        }), []);
    }

    public static (string, string?)[] Storage(Azurite azurite, string? name = null)
    {
        name ??= Azurite.NewName();
        return [("Storage__ConnectionString", azurite.ConnectionString), ("Storage__Table", name), ("Storage__Container", name)];
    }

    /// <summary>Asks <c>GET /</c> every 25 ms until any answer, as the host does.</summary>
    /// <returns>That answer.</returns>
    public async Task<HttpResponseMessage> Ready()
    {
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < StartPatience && !process.HasExited; await Task.Delay(Poll))
        {
            try
            {
                return await Client.GetAsync("/");
            }
            catch (HttpRequestException)
            {
            }
        }

        throw new InvalidOperationException($"The handler is not ready: {Output}");
    }

    /// <summary>As coordinator; the client's requests carry the session from then on.</summary>
    public async Task SignInOnLaptop()
    {
        using var answer = await Client.PostAsync("/laptop/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("role", "coordinator")]));
        Client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    public async Task<int> Exit()
    {
        using var patience = new CancellationTokenSource(StartPatience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>SIGKILL: no handler, no flush, no farewell.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        if (Directory.Exists(MailFolder(Port)))
            Directory.Delete(MailFolder(Port), recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string MailFolder(int port) => Path.Combine(Path.GetTempPath(), $"submissions-mail-{port}");

    private static Dictionary<string, string?> With((string Name, string? Value)[] settings, Dictionary<string, string?> environment)
    {
        foreach (var (name, value) in settings)
            environment[name] = value;
        return environment;
    }

    private void Hear(string? line)
    {
        lock (output)
            output.AppendLine(line);
    }
}
