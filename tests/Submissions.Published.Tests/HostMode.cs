namespace Submissions.Published.Tests;

/// <summary>How a Functions host hands a client's request on.</summary>
public enum HostMode
{
    /// <summary>Newer hosts: Host is the handler's, the client's stands in X-Forwarded-Host; bodies stream, chunked or sized.</summary>
    Proxying,

    /// <summary>Older hosts: Host is the client's, X-Forwarded-* are whatever came; bodies are sized.</summary>
    Forwarding,
}

internal static class HostModes
{
    public const string ClientsHost = "sideevents.example.org";

    /// <summary>Gives a client's request the headers that it has when the host hands it on; Azure's front end speaks https to the client.</summary>
    public static HttpRequestMessage Through(this HttpRequestMessage request, HostMode mode)
    {
        var invocation = Guid.NewGuid().ToString();
        if (mode == HostMode.Proxying)
        {
            Set(request, "X-Forwarded-Host", ClientsHost);
            Set(request, "X-Forwarded-Proto", "https");
            Set(request, "X-Forwarded-For", "169.254.129.1");
            Set(request, "x-ms-invocation-id", invocation);
            Set(request, "X-Azure-Functions-InvocationId", invocation);
        }
        else
        {
            request.Headers.Host = ClientsHost;
            request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
            // Appended to what the client sent.
            request.Headers.TryAddWithoutValidation("X-Azure-Functions-InvocationId", invocation);
            request.Headers.TryAddWithoutValidation("User-Agent", "Azure-Functions-Host/4.1037.0.0");
        }

        Set(request, "X-Azure-Functions-HostVersion", "4.1037.0.0");
        return request;
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
