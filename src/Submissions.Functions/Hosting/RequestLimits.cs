namespace Submissions.Functions.Hosting;

/// <summary>What a request may cost before a function sees it.</summary>
internal static class RequestLimits
{
    /// <summary>Bytes of a body: the longest proposal with room to spare. A function that takes more says so with <c>[RequestSizeLimit]</c>.</summary>
    public const int Body = 2 * 1024 * 1024;

    public static void Set(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = Body;
    }
}
