using System.Globalization;
using System.Text.Json;
using Azure;

namespace Submissions.Functions.AzureTables;

/// <summary>What an answer says about a failure: in a header, or in <c>odata.error</c> inside the body.</summary>
internal static class ServiceError
{
    public static string? CodeOf(Response response) =>
        response.Headers.TryGetValue("x-ms-error-code", out var code) ? code : TextIn(response, "code");

    /// <summary>A transaction's refusal begins with the position of the action that caused it: "1:The specified entity…".</summary>
    public static int? FailedActionOf(Response response)
    {
        var message = TextIn(response, "message");
        var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }

    private static string? TextIn(Response response, string name)
    {
        if (response.ContentStream is not { Length: > 0 })
            return null;
        try
        {
            using var body = JsonDocument.Parse(response.Content.ToMemory());
            return Property(Property(body.RootElement, "odata.error"), name) is { } value ? Text(value) : null;
        }
        catch (JsonException)
        {
            return null; // A proxy's page, or XML: the status has to do.
        }
    }

    private static JsonElement? Property(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object when Property(value, "value") is { ValueKind: JsonValueKind.String } inner => inner.GetString(),
        _ => null,
    };
}
