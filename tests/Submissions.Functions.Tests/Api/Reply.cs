using System.Net;
using System.Text;
using System.Text.Json;

namespace Submissions.Functions.Tests.Api;

/// <summary>An answer, read whole.</summary>
internal sealed record Reply(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Bytes);

    /// <summary>The problem's code; null when the answer is no problem.</summary>
    public string? Code => this["Content-Type"]?.StartsWith("application/problem+json", StringComparison.Ordinal) == true ? Json.GetProperty("code").GetString() : null;

    public string? this[string header] => Headers.GetValueOrDefault(header);

    public static async Task<Reply> OfAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsByteArrayAsync());

    public Reply Expect(HttpStatusCode status, string? code = null)
    {
        Assert.True(Status == status && Code == code, $"Expected {status} {code}, and it was {Status}: {Text}");
        return this;
    }

    public string Get(string property) => Json.GetProperty(property).GetString()!;
}

internal static class JsonReading
{
    public static string Get(this JsonElement json, string property) => json.GetProperty(property).GetString()!;
}
