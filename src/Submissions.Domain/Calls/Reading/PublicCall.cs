using System.Text.Encodings.Web;
using System.Text.Json;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;

namespace Submissions.Domain.Calls.Reading;

/// <summary>
/// A call as the public may see it: instants with their offset, each rule with its guideline, the state and now. Never
/// the grace, and not who holds which place.
/// </summary>
public static class PublicCall
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Print(Call call, DateTimeOffset now)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
            json.WritePublicCall(call, now);
        return bytes.ToArray();
    }

    /// <summary>The state's name in addresses and JSON, as in <c>waiting-list</c>.</summary>
    public static string Slug(this CallState state) => state switch
    {
        CallState.Upcoming => "upcoming",
        CallState.Open => "open",
        CallState.Closed => "closed",
        _ => "waiting-list",
    };

    public static void WritePublicCall(this Utf8JsonWriter json, Call call, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Id.Value);
        json.WriteString("state", call.Window.At(now).Slug());
        json.WriteString("now", now.In(call.Zone));
        json.WriteTexts("name", call.Name);
        json.WriteVenueAndDates(call);
        json.WriteString("opens", call.Window.Opens);
        json.WriteString("closes", call.Window.Closes);
        if (call.DecisionBy is { } decision)
            json.WriteDay("decisionBy", decision);
        if (call.AcceptWithinDays is { } days)
            json.WriteNumber("acceptWithinDays", days);
        json.WriteList("languages", call.Languages);
        json.WriteString("contactEmail", call.ContactEmail.Value);
        json.WriteTexts("guidelines", call.Guidelines);
        WriteRules(json, call);
        WritePlaces(json, call);
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, Call call)
    {
        json.WriteStartArray("rules");
        foreach (var rule in call.Rules)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Name);
            rule.WriteData(json);
            if (rule is DocumentRule document)
                json.WriteString("dueAt", document.DueAt(call));
            json.WriteString("severity", rule.Severity switch { Severity.Block => "block", Severity.Warn => "warn", _ => "inform" });
            json.WriteString("guideline", rule.Guideline);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteLimits(call.Documents);
    }

    private static void WritePlaces(Utf8JsonWriter json, Call call)
    {
        json.WriteStartArray("rooms");
        foreach (var room in call.Rooms)
            json.WriteRoom(room);
        json.WriteEndArray();
        json.WriteEquipment("movable", call.Movable);
        json.WriteStartArray("slots");
        foreach (var slot in call.Slots)
        {
            json.WriteStartObject();
            json.WriteString("id", slot.Id);
            json.WriteString("starts", slot.Starts);
            json.WriteNumber("minutes", slot.Minutes);
            json.WriteString("format", slot.Format);
            json.WriteList("rooms", slot.Rooms);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("bufferMinutes", call.BufferMinutes);
    }
}
