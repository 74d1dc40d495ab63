using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Submissions.Domain.Checks;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Calls.Reading;

/// <summary>Writes a call as the file that <see cref="CallReader"/> reads: the same call comes back.</summary>
public static class CallJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static byte[] Print(Call call)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            WriteAbout(json, call);
            WriteWindow(json, call);
            WriteRules(json, call);
            WriteRooms(json, call);
            WriteTaken(json, call);
            ReminderReading.Write(json, call);
            WordingReading.Write(json, call.Wording);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    internal static void WriteTexts(this Utf8JsonWriter json, string name, Words words)
    {
        json.WriteStartObject(name);
        foreach (var (language, text) in words.ByLanguage)
            json.WriteString(language, text);
        json.WriteEndObject();
    }

    internal static void WriteDay(this Utf8JsonWriter json, string name, DateOnly day) =>
        json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    internal static void WriteVenueAndDates(this Utf8JsonWriter json, Call call)
    {
        json.WriteStartObject("venue");
        json.WriteString("name", call.Venue.Name);
        json.WriteString("city", call.Venue.City);
        json.WriteString("country", call.Venue.Country);
        json.WriteEndObject();
        json.WriteString("timeZone", call.Zone.Id);
        json.WriteStartObject("eventDates");
        json.WriteDay("from", call.EventFrom);
        json.WriteDay("to", call.EventTo);
        json.WriteEndObject();
    }

    internal static void WriteLimits(this Utf8JsonWriter json, DocumentLimits limits)
    {
        json.WriteStartObject("documents");
        json.WriteNumber("maxMiB", limits.MaxMiB);
        json.WriteList("types", limits.Types);
        json.WriteEndObject();
    }

    internal static void WriteRoom(this Utf8JsonWriter json, Room room)
    {
        json.WriteStartObject();
        json.WriteString("id", room.Id);
        json.WriteString("name", room.Name);
        json.WriteNumber("seats", room.Seats);
        json.WriteList("layouts", room.Layouts);
        json.WriteEquipment("equipment", room.Equipment);
        json.WriteBoolean("catering", room.Catering);
        json.WriteEndObject();
    }

    internal static void WriteEquipment(this Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int> equipment)
    {
        json.WriteStartObject(name);
        foreach (var (kind, count) in equipment)
            json.WriteNumber(kind, count);
        json.WriteEndObject();
    }

    private static void WriteAbout(Utf8JsonWriter json, Call call)
    {
        json.WriteString("id", call.Id.Value);
        json.WriteString("prefix", call.Prefix);
        json.WriteTexts("name", call.Name);
        json.WriteVenueAndDates(call);
        json.WriteList("languages", call.Languages);
        json.WriteString("contactEmail", call.ContactEmail.Value);
        json.WriteTexts("guidelines", call.Guidelines);
    }

    private static void WriteWindow(Utf8JsonWriter json, Call call)
    {
        json.WriteString("opens", LocalTimeReader.Write(call.Window.Opens, call.Zone));
        json.WriteString("closes", LocalTimeReader.Write(call.Window.Closes, call.Zone));
        json.WriteNumber("graceMinutes", (int)call.Window.Grace.TotalMinutes);
        json.WriteString("afterClosing", call.Window.AfterClosing == AfterClosing.WaitingList ? "waiting-list" : "refuse");
        if (call.DecisionBy is { } decision)
            json.WriteDay("decisionBy", decision);
        if (call.AcceptWithinDays is { } days)
            json.WriteNumber("acceptWithinDays", days);
        if (call.Retention is { } retention)
            WriteRetention(json, retention);
    }

    private static void WriteRetention(Utf8JsonWriter json, Retention retention)
    {
        json.WriteStartObject("retention");
        if (retention.Date is { } day)
            json.WriteDay("date", day);
        if (retention.DaysAfterEvent is { } days)
            json.WriteNumber("daysAfterEvent", days);
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, Call call)
    {
        json.WriteStartArray("rules");
        foreach (var rule in call.Rules)
            RuleKinds.Write(json, rule);
        json.WriteEndArray();
        json.WriteLimits(call.Documents);
    }

    private static void WriteRooms(Utf8JsonWriter json, Call call)
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
            json.WriteString("starts", LocalTimeReader.Write(slot.Starts, call.Zone));
            json.WriteNumber("minutes", slot.Minutes);
            json.WriteString("format", slot.Format);
            json.WriteList("rooms", slot.Rooms);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("bufferMinutes", call.BufferMinutes);
    }

    private static void WriteTaken(Utf8JsonWriter json, Call call)
    {
        json.WriteStartArray("taken");
        foreach (var claim in call.Taken)
        {
            json.WriteStartObject();
            json.WriteString("slot", claim.Slot);
            json.WriteString("room", claim.Room);
            json.WriteString("by", claim.By);
            json.WriteEquipment("borrows", claim.Borrows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("aliases");
        foreach (var (name, others) in call.Organisations.Aliases)
            json.WriteList(name, others);
        json.WriteEndObject();
    }
}
