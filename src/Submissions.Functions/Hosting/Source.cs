using System.Net;
using System.Net.Sockets;

namespace Submissions.Functions.Hosting;

/// <summary>
/// The network address a request came from, as far as it can be known. On a laptop it is the connection's. Under the Functions host the
/// connection is the host's, and X-Forwarded-For holds whatever a client wrote and, after it, what the last proxy before us saw: only that
/// last entry counts. A proxying host puts its own peer there, which in Azure is the front end's inner address and tells nothing; where
/// something in front overwrites a header with the client's address, <c>Site:ClientAddressHeader</c> names it.
/// </summary>
internal static class Source
{
    /// <returns>Null where nothing trustworthy tells.</returns>
    public static string? Of(HttpContext context, FunctionsHost host, string? header)
    {
        if (!host.IsCaller)
            return context.Connection.RemoteIpAddress is { } remote ? Plain(remote).ToString() : null;
        var told = context.Request.Headers[header ?? "X-Forwarded-For"] is [.., { } last] ? last.Split(',')[^1].Trim() : "";
        return Parse(told) is { } address && IsOutside(address) ? address.ToString() : null;
    }

    /// <summary>With a port (App Service appends <c>address:port</c>) or without.</summary>
    private static IPAddress? Parse(string told)
    {
        if (IPAddress.TryParse(told, out var address))
            return Plain(address);
        return IPEndPoint.TryParse(told, out var point) ? Plain(point.Address) : null;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : new IPAddress(address.GetAddressBytes());

    /// <summary>Neither loopback nor link-local: those are the platform's own.</summary>
    private static bool IsOutside(IPAddress address) =>
        !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal
        && !(address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [169, 254, ..]);
}
