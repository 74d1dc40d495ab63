using System.Globalization;
using System.Net;

namespace Submissions.Functions.Hosting;

/// <summary>Which life this process leads: started by the Functions host, which then is its only caller, or a server of its own on a laptop or in a test.</summary>
/// <param name="IsCaller">True when the Functions host started this process.</param>
/// <param name="Port">The port on the loopback interface; 0 lets the system choose one.</param>
internal sealed record FunctionsHost(bool IsCaller, int Port)
{
    private const int LaptopPort = 7071;

    public static FunctionsHost From(IConfiguration configuration) =>
        configuration["FUNCTIONS_CUSTOMHANDLER_PORT"] is { Length: > 0 } given
            ? new FunctionsHost(true, ParsePort("FUNCTIONS_CUSTOMHANDLER_PORT", given))
            : new FunctionsHost(false, configuration["PORT"] is { Length: > 0 } port ? ParsePort("PORT", port) : LaptopPort);

    /// <summary>
    /// Bound explicitly: the host's own ASPNETCORE_URLS is inherited, and whoever follows it takes the host's port away.
    /// The host calls 127.0.0.1; on a laptop <c>localhost</c> also listens on the IPv6 loopback, but cannot choose a free port.
    /// </summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://{(IsCaller || Port == 0 ? "127.0.0.1" : "localhost")}:{Port}");

    private static int ParsePort(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort
            ? port
            : throw new StartRefusedException($"{name} must be a port number between 0 and {IPEndPoint.MaxPort}, and is \"{value}\".");
}
