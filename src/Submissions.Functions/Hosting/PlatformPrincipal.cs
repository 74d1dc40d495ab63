using System.Text.Json;

namespace Submissions.Functions.Hosting;

/// <summary>
/// Who App Service Authentication says is calling. Its header reaches us as any other, also when a client made it up: it counts only
/// when the platform says in our own environment (WEBSITE_AUTH_ENABLED) that it is on, for then it removes what clients send.
/// </summary>
internal sealed class PlatformPrincipal(bool isOn)
{
    private const int LongestHeader = 64 * 1024;

    /// <summary>Names that an account cannot choose for itself. An <c>email</c> claim of Entra ID is what anybody's tenant wrote into it, and is not taken.</summary>
    private static readonly string[] Names =
        ["preferred_username", "upn", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"];

    public static PlatformPrincipal From(IConfiguration configuration, FunctionsHost host) =>
        new(host.IsCaller && string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "true", StringComparison.OrdinalIgnoreCase));

    /// <returns>The account's name, which for members of a unit is their address; null when there is none, or it cannot be read.</returns>
    public string? AddressIn(IHeaderDictionary headers) =>
        isOn && headers["x-ms-client-principal"] is [{ Length: > 0 and <= LongestHeader } header] ? Read(header) : null;

    private static string? Read(string header)
    {
        try
        {
            using var principal = JsonDocument.Parse(Convert.FromBase64String(header));
            var claims = principal.RootElement.GetProperty("claims").EnumerateArray()
                .Select(claim => (Type: claim.GetProperty("typ").GetString(), Value: claim.GetProperty("val").GetString()))
                .ToList();
            return Names.Select(name => claims.Find(claim => claim.Type == name).Value).FirstOrDefault(value => value is { Length: > 0 });
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
