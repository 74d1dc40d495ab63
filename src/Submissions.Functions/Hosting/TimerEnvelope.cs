using System.Text.Json;

namespace Submissions.Functions.Hosting;

/// <summary>What the host posts to start a timer: <c>{"Data":{"name":{…}},"Metadata":{…}}</c>, and the answer it waits for.</summary>
internal static class TimerEnvelope
{
    /// <summary>An empty body would leave the host waiting until its timeout, and then kill this process.</summary>
    public static IResult Done { get; } = Results.Text("""{"Outputs":{},"Logs":[],"ReturnValue":null}""", "application/json");

    /// <exception cref="BadHttpRequestException">The body is no such envelope.</exception>
    public static async Task<TimerInfo> Read(HttpRequest request, string triggerName)
    {
        try
        {
            using var envelope = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return Timer(envelope.RootElement.GetProperty("Data").GetProperty(triggerName));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new BadHttpRequestException("This is no timer's envelope.", e);
        }
    }

    /// <summary>The host encodes strings twice, so that a value may be JSON or text that holds JSON.</summary>
    private static TimerInfo Timer(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            using var inner = JsonDocument.Parse(value.GetString()!);
            return Timer(inner.RootElement);
        }

        return new TimerInfo
        {
            IsPastDue = value.TryGetProperty("IsPastDue", out var late) && late.ValueKind == JsonValueKind.True,
            ScheduleStatus = value.TryGetProperty("ScheduleStatus", out var status) && status.ValueKind == JsonValueKind.Object ? Status(status) : null,
        };
    }

    private static ScheduleStatus Status(JsonElement status) => new()
    {
        Last = Instant(status, "Last"),
        Next = Instant(status, "Next"),
        LastUpdated = Instant(status, "LastUpdated"),
    };

    private static DateTime Instant(JsonElement status, string name) => status.GetProperty(name).GetDateTimeOffset().UtcDateTime;
}
