using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Documents;

namespace Submissions.Domain.Calls.Reading;

/// <summary>
/// Reads a call's file. A file that is wrong gives every error at once, each with its JSON path and what was expected;
/// reading never throws.
/// </summary>
public static partial class CallReader
{
    private static readonly string[] AfterClosingWords = ["refuse", "waiting-list"];
    private static readonly string[] TypeNames = [.. FileType.All.Select(type => type.Name)];

    public static CallReading Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static CallReading Read(ReadOnlyMemory<byte> utf8)
    {
        var errors = new List<CallError>();
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(utf8), new JsonDocumentOptions { MaxDepth = 32 });
            WellFormedTexts(utf8.Span);
            var call = Whole(new JsonAt(document.RootElement, "$", errors), errors);
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

    private static Call? Whole(JsonAt json, List<CallError> errors)
    {
        var id = json["id"].Text("an id, as in marrakesh-2018");
        if (!CallId.TryParse(id, out var callId) && id.Length > 0)
            json["id"].Expected("3 to 40 of a-z, 0-9 and hyphens, beginning and ending with a letter or digit");
        var languages = json["languages"].Distinct(code => code.OneOf(LanguageCodes.All, "a language, ISO 639-1"));
        var zone = Zone(json["timeZone"]);
        var rooms = RoomReader.Rooms(json["rooms"]);
        var slots = RoomReader.Slots(json["slots"], zone, rooms);
        var (from, to) = EventDates(json["eventDates"]);
        var window = Window(json, zone);
        var rules = Rules(json["rules"]);
        var email = Email(json["contactEmail"]);
        var call = new Call
        {
            Id = callId, Prefix = Prefix(json["prefix"]), Name = Texts(json["name"], languages), Venue = Venue(json["venue"]),
            Zone = zone ?? TimeZoneInfo.Utc, EventFrom = from, EventTo = to, Window = window, Languages = languages, ContactEmail = email,
            DecisionBy = json["decisionBy"].IsMissing ? null : json["decisionBy"].Day(),
            AcceptWithinDays = json["acceptWithinDays"].WholeOrNull(1, 365),
            Guidelines = Texts(json["guidelines"], languages), Rules = rules, Documents = Limits(json["documents"]),
            Rooms = rooms, Movable = RoomReader.Equipment(json["movable"]), Slots = slots,
            Taken = RoomReader.Claims(json["taken"], rooms, slots),
            BufferMinutes = json["bufferMinutes"].WholeOrNull(0, 24 * 60) ?? 0,
            Organisations = new OrganisationNames(Aliases(json["aliases"])),
        };
        json.NoOthers();
        return errors.Count == 0 ? call : null;
    }

    private static string Prefix(JsonAt json)
    {
        var prefix = json.Text("two to five capital letters, as in MRK");
        if (prefix.Length > 0 && !PrefixForm().IsMatch(prefix))
            json.Expected("two to five capital letters, as in MRK");
        return prefix;
    }

    private static TimeZoneInfo? Zone(JsonAt json)
    {
        var id = json.Text("an IANA time zone, as in Africa/Casablanca");
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && (zone.HasIanaId || id == "UTC"))
            return zone;
        if (id.Length > 0)
            json.Expected("an IANA time zone, as in Africa/Casablanca");
        return null;
    }

    private static FilingWindow Window(JsonAt json, TimeZoneInfo? zone)
    {
        var opens = LocalTimeReader.Start(json["opens"], zone);
        var closes = LocalTimeReader.End(json["closes"], zone);
        var grace = TimeSpan.FromMinutes(json["graceMinutes"].WholeOrNull(0, 24 * 60) ?? 0);
        var after = json["afterClosing"].OneOf(AfterClosingWords, "what happens after the closing");
        if (opens is { } from && closes is { } to && to > from)
            return new FilingWindow(from, to, grace, after == "waiting-list" ? AfterClosing.WaitingList : AfterClosing.Refuse);
        if (opens is not null && closes is not null)
            json["closes"].Expected("a time after $.opens");
        return new FilingWindow(DateTimeOffset.MinValue, DateTimeOffset.MaxValue.AddDays(-2), grace, AfterClosing.Refuse);
    }

    private static (DateOnly From, DateOnly To) EventDates(JsonAt json)
    {
        var (from, to) = (json["from"].Day(), json["to"].Day());
        if (to < from && to != default)
            json["to"].Expected("a day not before $.eventDates.from");
        json.NoOthers();
        return (from, to);
    }

    private static Venue Venue(JsonAt json)
    {
        var country = json["country"].IsMissing ? null : json["country"].OneOf(CountryCodes.All, "a country, ISO 3166-1 alpha-2, or null");
        var venue = new Venue(json["name"].TextOrNull("the venue's name, or null while it is to be confirmed"), json["city"].TextOrNull("the city, or null"), country);
        json.NoOthers();
        return venue;
    }

    private static EmailAddress Email(JsonAt json)
    {
        if (!EmailAddress.TryParse(json.Text("an e-mail address"), out var email))
            json.Expected("an e-mail address");
        return email;
    }

    private static Words Texts(JsonAt json, IReadOnlyList<string> languages)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, text) in json.Members())
        {
            if (!languages.Contains(language) && languages.Count > 0)
                text.Expected($"no text in this language, but in one of $.languages: {string.Join(", ", languages)}");
            texts[language] = text.Text();
        }

        if (languages.Count > 0 && !texts.ContainsKey(languages[0]))
            json[languages[0]].Expected("a text in the call's first language");
        return new Words(texts);
    }

    private static List<Rule> Rules(JsonAt json)
    {
        var rules = new List<Rule>();
        foreach (var item in json.Items())
        {
            if (RuleKinds.Read(item) is not { } rule)
                continue;
            if (rules.Exists(other => other.Name == rule.Name && other.Field == rule.Field && rule is not OrganiserKindsRule))
                item.Expected($"one rule '{rule.Name}' for {rule.Field}; another stands before");
            rules.Add(rule);
        }

        return rules;
    }

    private static DocumentLimits Limits(JsonAt json)
    {
        var limits = new DocumentLimits(json["maxMiB"].Whole(1, 200), json["types"].Distinct(type => type.OneOf(TypeNames, "a type of file")));
        json.NoOthers();
        return limits;
    }

    private static Dictionary<string, IReadOnlyList<string>> Aliases(JsonAt json)
    {
        var aliases = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, others) in json.Members(optional: true))
            aliases[name] = others.Distinct(other => other.Text("another name of this organisation", 300));
        return aliases;
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

    [GeneratedRegex(@"^[A-Z]{2,5}\z")]
    private static partial Regex PrefixForm();
}
