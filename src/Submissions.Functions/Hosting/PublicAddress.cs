using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Submissions.Functions.Hosting;

internal sealed class SiteOptions
{
    /// <summary>Scheme, host and, if need be, port, such as <c>https://sideevents.example.org</c>; what links in letters begin with.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>A header that something in front of the app overwrites with the client's address, such as Front Door's <c>X-Azure-ClientIP</c>.</summary>
    public string? ClientAddressHeader { get; set; }
}

/// <summary>Where people reach this app, for links that must be absolute.</summary>
internal sealed class PublicAddress(IOptions<SiteOptions> options, IServer server)
{
    /// <summary>
    /// For letters, which no request asks for: the configured address, never one that a client could choose by its Host header.
    /// On a laptop without one, the address listened to.
    /// </summary>
    public Uri ForLetters => options.Value.PublicAddress ?? new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    public string? ClientAddressHeader => options.Value.ClientAddressHeader is { Length: > 0 } header ? header : null;

    /// <summary>For the answer to a request: the address it came to, so that whoever came by another name stays there.</summary>
    public static Uri Of(HttpRequest request) => new($"{request.Scheme}://{request.Host}");

    /// <summary>Whether the request's Host can stand in a link; a request whose Host cannot goes no further than the door.</summary>
    public static bool TryRead(HttpRequest request, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out address) && address is { UserInfo: "", PathAndQuery: "/", Fragment: "" };

    public bool IsAt(HostString host) =>
        options.Value.PublicAddress is { } address && address.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the platform says (WEBSITE_HOSTNAME) stands in for a missing setting; without either, the Functions host's app does not start.</summary>
    public static void Register(IServiceCollection services, IConfiguration configuration, FunctionsHost host)
    {
        services.AddSingleton<PublicAddress>();
        services.AddOptions<SiteOptions>()
            .Bind(configuration.GetSection("Site"))
            .PostConfigure(site => site.PublicAddress ??= PlatformAddress(configuration))
            .Validate(site => site.PublicAddress is null or { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/" },
                "Site:PublicAddress must be a scheme and a host, such as https://sideevents.example.org.")
            .Validate(site => site.PublicAddress is not null || !host.IsCaller,
                "Site:PublicAddress is missing: without it, letters would carry links that nobody can open.")
            .ValidateOnStart();
    }

    private static Uri? PlatformAddress(IConfiguration configuration)
    {
        if (configuration["WEBSITE_HOSTNAME"] is not { Length: > 0 } name)
            return null;
        var scheme = name.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) ? "http" : "https";
        return Uri.TryCreate($"{scheme}://{name}", UriKind.Absolute, out var address) ? address : null;
    }
}
