using System.Net;

namespace Submissions.Functions.Hosting;

/// <summary>Who is on the other end of the connection, read before the headers that tell are removed.</summary>
/// <param name="IsTheHostItself">The Functions host on its own account (a timer), and not on behalf of a client.</param>
/// <param name="Source">The network address the request came from; null where nothing trustworthy tells (<see cref="Hosting.Source"/>).</param>
/// <param name="Principal">The account that App Service Authentication vouches for; null unless the platform says that it is on.</param>
internal sealed record Caller(bool IsTheHostItself, string? Source, string? Principal);

/// <summary>
/// Makes scheme and host those that the client sees, and takes away every header by which somebody could pretend to be the platform.
/// A proxying host sets Host to our own address and the client's in X-Forwarded-Host; a forwarding host leaves Host as it came and adds nothing,
/// so that there X-Forwarded-Host is whatever a client sent. X-Forwarded-Proto is set by the proxying host, or by Azure's front end.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next, FunctionsHost functionsHost, PublicAddress publicAddress, PlatformPrincipal platform)
{
    private static readonly string[] Platform = ["X-Forwarded-", "X-Original-", "X-Azure-Functions-", "x-ms-client-", "x-ms-token-", "x-ms-invocation-id", "DISGUISED-HOST"];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var toOurselves = IsOwnAddress(request.Host);
        context.Features.Set(new Caller(
            functionsHost.IsCaller && toOurselves && !ComesFromClient(request.Headers),
            Source.Of(context, functionsHost, publicAddress.ClientAddressHeader), platform.AddressIn(request.Headers)));
        if (functionsHost.IsCaller)
            ReadForwarded(request, toOurselves);
        RemovePlatformHeaders(request.Headers);
        if (!PublicAddress.TryRead(request, out _))
            return Refuse(context, StatusCodes.Status400BadRequest);
        return functionsHost.IsCaller || IsLaptop(request.Host) ? next(context) : Refuse(context, StatusCodes.Status421MisdirectedRequest);
    }

    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static void ReadForwarded(HttpRequest request, bool toOurselves)
    {
        if (toOurselves && request.Headers["X-Forwarded-Host"] is [{ Length: > 0 } host])
            request.Host = new HostString(host);
        if (request.Headers["X-Forwarded-Proto"] is [.., { } schemes] && schemes.Split(',')[^1].Trim() is "http" or "https")
            request.Scheme = schemes.Split(',')[^1].Trim();
    }

    private bool IsOwnAddress(HostString host) => host.Port == functionsHost.Port && host.Host is "127.0.0.1" or "localhost";

    /// <summary>A page elsewhere whose name was made to point here must not read what a laptop shows to its owner.</summary>
    private bool IsLaptop(HostString host) =>
        host.Host is "localhost" || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address)) || publicAddress.IsAt(host);

    private static bool ComesFromClient(IHeaderDictionary headers) =>
        headers.Keys.Any(name => Begins(name, "X-Forwarded-") || Begins(name, "x-ms-client-") || Begins(name, "Sec-Fetch-") || Begins(name, "Origin"));

    private static void RemovePlatformHeaders(IHeaderDictionary headers)
    {
        foreach (var name in headers.Keys.Where(name => Platform.Any(prefix => Begins(name, prefix))).ToList())
            headers.Remove(name);
    }

    private static bool Begins(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
