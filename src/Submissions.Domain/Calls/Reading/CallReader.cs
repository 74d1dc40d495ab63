using System.Text;
using System.Text.Json;

namespace Submissions.Domain.Calls.Reading;

/// <summary>
/// Reads a call's file. A file that is wrong gives every error at once, each with its JSON path and what was expected;
/// reading never throws.
/// </summary>
public static class CallReader
{
    public static CallReading Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static CallReading Read(ReadOnlyMemory<byte> utf8) => Read(utf8, strict: true);

    /// <summary>
    /// Reads a file that was accepted once. A later version of ours may have other sentences in its letters: a call's own words that do not fit them
    /// any more give way to the usual ones, and take no call down; nor do other names of organisations that a later version would refuse.
    /// </summary>
    public static CallReading ReadKept(string json) => Read(Encoding.UTF8.GetBytes(json), strict: false);

    private static CallReading Read(ReadOnlyMemory<byte> utf8, bool strict)
    {
        var errors = new List<CallError>();
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(utf8), new JsonDocumentOptions { MaxDepth = 32 });
            WellFormedTexts(utf8.Span);
            var call = Whole(new JsonAt(document.RootElement, "$", errors), errors, strict);
            return new CallReading(call, errors);
        }
        catch (JsonException broken)
        {
            return new CallReading(null, [new CallError("$", $"JSON; it breaks off in line {broken.LineNumber + 1}, at byte {broken.BytePositionInLine + 1}")]);
        }
        catch (InvalidOperationException)
        {
            return new CallReading(null, [new CallError("$", "JSON whose texts are whole characters; an escape such as \\ud800 stands without its other half")]);
        }
    }

    private static Call? Whole(JsonAt json, List<CallError> errors, bool strict)
    {
        var id = json["id"].Text("an id, as in marrakesh-2018");
        if (!CallId.TryParse(id, out var callId) && id.Length > 0)
            json["id"].Expected("3 to 40 of a-z, 0-9 and hyphens, beginning and ending with a letter or digit");
        var languages = json["languages"].Distinct(code => code.OneOf(LanguageCodes.All, "a language, ISO 639-1"));
        var zone = CallParts.Zone(json["timeZone"]);
        var rooms = RoomReader.Rooms(json["rooms"]);
        var slots = RoomReader.Slots(json["slots"], zone, rooms);
        var (from, to) = CallParts.EventDates(json["eventDates"]);
        var window = CallParts.Window(json, zone);
        var rules = CallParts.Rules(json["rules"]);
        var email = CallParts.Email(json["contactEmail"]);
        var call = new Call
        {
            Id = callId, Prefix = CallParts.Prefix(json["prefix"]), Name = CallParts.Texts(json["name"], languages), Venue = CallParts.Venue(json["venue"]),
            Zone = zone ?? TimeZoneInfo.Utc, EventFrom = from, EventTo = to, Window = window, Languages = languages, ContactEmail = email,
            DecisionBy = json["decisionBy"].IsMissing ? null : json["decisionBy"].Day(),
            AcceptWithinDays = json["acceptWithinDays"].WholeOrNull(1, 365),
            Guidelines = CallParts.Texts(json["guidelines"], languages), Rules = rules, Documents = CallParts.Limits(json["documents"]),
            Rooms = rooms, Movable = RoomReader.Equipment(json["movable"]), Slots = slots,
            Taken = RoomReader.Claims(json["taken"], rooms, slots),
            BufferMinutes = json["bufferMinutes"].WholeOrNull(0, 24 * 60) ?? 0,
            Organisations = new OrganisationNames(CallParts.Aliases(strict ? json["aliases"] : json["aliases"].Apart([]))),
            Reminders = ReminderReading.PlanOrUsual(json["reminders"]), Holidays = ReminderReading.Holidays(json["holidays"]),
            Retention = CallParts.Retention(json["retention"], to),
            Wording = WordingReading.Read(strict ? json["wording"] : json["wording"].Apart([])),
        };
        json.NoOthers();
        return errors.Count == 0 ? call : null;
    }

    /// <summary>A file may begin with a byte order mark; JSON does not.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) => utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    /// <exception cref="InvalidOperationException">A text or a name holds half a character.</exception>
    private static void WellFormedTexts(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8, new JsonReaderOptions { MaxDepth = 32 });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                reader.GetString();
        }
    }
}
