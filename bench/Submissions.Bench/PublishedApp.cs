using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Submissions.Bench;

/// <summary>The published executable, or the bare one, as a process that answers.</summary>
internal sealed class PublishedApp : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(1);

    private readonly Process process;

    private PublishedApp(Process process, int port)
    {
        this.process = process;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public HttpClient Client { get; }

    public int Id => process.Id;

    /// <summary>What its threads have spent so far, in steps of 10 ms.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>As the Functions host starts it: in Production, on the host's port, its timers reachable for the host.</summary>
    /// <param name="tables">Where it reaches its tables, when it is not the emulator itself.</param>
    /// <param name="blobs">The same of its documents.</param>
    /// <param name="mail">Where it sends letters, when a timer is to be started.</param>
    public static Task<PublishedApp> UnderHostAsync(Plan plan, Storage storage, Uri? tables = null, Uri? mail = null, Uri? blobs = null) => StartAsync(plan.App, port => new()
    {
        ["FUNCTIONS_CUSTOMHANDLER_PORT"] = port,
        ["Site__PublicAddress"] = "https://sideevents.example.org",
        ["Mail__Delivery"] = "SendGrid",
        ["Mail__From"] = "support.unit@example.org",
        ["Mail__SendGridKey"] = "none",
        ["Storage__MakeMissing"] = "false",
        ["Mail__SendGridEndpoint"] = (mail ?? new Uri("http://127.0.0.1:9")).AbsoluteUri,
    }, storage, tables, blobs);

    /// <summary>As a laptop starts it: in Development, signed in as coordinator.</summary>
    public static async Task<PublishedApp> OnLaptopAsync(Plan plan, Storage storage, Uri? tables = null)
    {
        var app = await StartAsync(plan.App, port => new() { ["PORT"] = port, ["ASPNETCORE_ENVIRONMENT"] = "Development" }, storage, tables);
        using var role = new FormUrlEncodedContent([KeyValuePair.Create("role", "coordinator")]);
        using var answer = await app.Client.PostAsync("/laptop/sign-in", role);
        app.Client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return app;
    }

    /// <summary>The bare app, which knows nothing of storage.</summary>
    public static Task<PublishedApp> BareAsync(Plan plan) => StartAsync(plan.Bare, port => new() { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" }, null, null);

    public void Dispose()
    {
        Client.Dispose();
        Started.End(process);
    }

    /// <summary>Starts it and waits until <c>GET /</c> is answered with a page.</summary>
    private static async Task<PublishedApp> StartAsync(string executable, Func<string, Dictionary<string, string>> life, Storage? storage, Uri? tables, Uri? blobs = null)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(executable) { WorkingDirectory = Path.GetDirectoryName(executable), RedirectStandardOutput = true };
        foreach (var inherited in start.Environment.Keys.Where(IsAboutHosting).ToList())
            start.Environment.Remove(inherited);
        foreach (var (name, value) in life(port.ToString(CultureInfo.InvariantCulture)).Concat(storage is null ? [] : Settings(storage, tables, blobs)))
            start.Environment[name] = value;
        var app = new PublishedApp(Started.Start(start), port);
        // Read, so that the pipe never fills.
        app.process.OutputDataReceived += (_, _) => { };
        app.process.BeginOutputReadLine();
        await app.AnswersAsync();
        return app;
    }

    private async Task AnswersAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < Patience && !process.HasExited)
        {
            try
            {
                using var response = await Client.GetAsync("/");
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                await Task.Delay(Poll);
            }
        }

        Dispose();
        throw new InvalidOperationException($"{process.StartInfo.FileName} did not answer; what it said is above.");
    }

    private static Dictionary<string, string> Settings(Storage storage, Uri? tables, Uri? blobs) => new()
    {
        ["Storage__ConnectionString"] = storage.ConnectionString(tables, blobs),
        ["Storage__Table"] = storage.Name,
        ["Storage__Container"] = storage.Name,
    };

    private static bool IsAboutHosting(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("FUNCTIONS_", StringComparison.Ordinal)
        || name.StartsWith("DOTNET_", StringComparison.Ordinal) || name == "PORT";

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
