using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Checks;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Calls;

public sealed class CallReaderTests
{
    private const string Both = "2018-10-28T01:30:00";

    public static TheoryData<string, string, string, string> Wrong => new()
    {
        // member, its new value, the path that is named, what was expected there
        { "colour", "1", "$.colour", "no such member, but one of: id," },
        { "id", "\"Marrakesh\"", "$.id", "3 to 40 of a-z" },
        { "id", "null", "$.id", "an id, as in marrakesh-2018" },
        { "prefix", "\"mrk\"", "$.prefix", "two to five capital letters" },
        { "prefix", "7", "$.prefix", "two to five capital letters" },
        { "name", "{\"fr\":\"x\"}", "$.name.en", "a text in the call's first language" },
        { "name", "{\"en\":\"x\",\"de\":\"y\"}", "$.name.de", "no text in this language, but in one of $.languages: en, fr" },
        { "name", "\"x\"", "$.name", "an object" },
        { "venue", "{\"name\":null,\"city\":null,\"country\":\"XX\"}", "$.venue.country", "a country" },
        { "venue", "{\"hall\":1}", "$.venue.hall", "no such member" },
        { "timeZone", "\"Africa/Atlantis\"", "$.timeZone", "an IANA time zone" },
        { "timeZone", "\"Morocco Standard Time\"", "$.timeZone", "an IANA time zone" },
        { "eventDates", "{\"from\":\"2018-12-07\",\"to\":\"2018-12-05\"}", "$.eventDates.to", "a day not before" },
        { "eventDates", "{\"from\":\"7 December\",\"to\":\"2018-12-05\"}", "$.eventDates.from", "a day of the years" },
        { "opens", "\"2018-13-02T09:00\"", "$.opens", "a local time" },
        { "closes", "\"2018-07-02T09:00\"", "$.closes", "a time after $.opens" },
        { "closes", "\"2018-09-28T23:59:59Z\"", "$.closes", "a local time" },
        { "closes", "\"2018-09-28T23:59:59+03:00\"", "$.closes", "the offset that Africa/Casablanca has then (+01:00)" },
        { "opens", "\"0001-01-01\"", "$.opens", "a local time of the years 1971 to 2200" },
        { "closes", "\"9999-12-31\"", "$.closes", "a local time of the years 1971 to 2200" },
        { "closes", "\"9999-12-31T23:59:59\"", "$.closes", "a local time of the years 1971 to 2200" },
        { "slots", "[{\"id\":\"x\",\"starts\":\"9999-12-31\",\"minutes\":75,\"format\":\"lunch\",\"rooms\":[\"menara\"]}]", "$.slots[0].starts", "a local time of the years 1971 to 2200" },
        { "rules", "[{\"rule\":\"document\",\"kind\":\"note\",\"due\":\"9999-12-31\",\"severity\":\"warn\"}]", "$.rules[0].due", "closing, a day" },
        { "rules", "[{\"rule\":\"document\",\"kind\":\"note\",\"due\":\"0001-01-01\",\"severity\":\"warn\"}]", "$.rules[0].due", "closing, a day" },
        { "graceMinutes", "-1", "$.graceMinutes", "a whole number from 0 to 1440" },
        { "afterClosing", "\"perhaps\"", "$.afterClosing", "refuse, waiting-list" },
        { "decisionBy", "\"soon\"", "$.decisionBy", "a day" },
        { "acceptWithinDays", "1.5", "$.acceptWithinDays", "a whole number from 1 to 365" },
        { "languages", "[\"en\",\"fr\",\"xx\"]", "$.languages[2]", "a language" },
        { "languages", "[\"en\",\"fr\",\"en\"]", "$.languages[2]", "each value once" },
        { "languages", "[]", "$.languages", "at least one" },
        { "contactEmail", "\"support.unit.example.org\"", "$.contactEmail", "an e-mail address" },
        { "guidelines", "{\"en\":\"\\u0000\"}", "$.guidelines.en", "a text" },
        { "rules", "[{\"rule\":\"astrology\",\"severity\":\"warn\"}]", "$.rules[0].rule", "a rule: audienceShare, characters" },
        { "rules", "[{\"rule\":\"roomFit\"}]", "$.rules[0].severity", "block, warn, inform" },
        { "rules", "[{\"rule\":\"roomFit\",\"severity\":\"warn\",\"max\":1}]", "$.rules[0].max", "no such member" },
        { "rules", "[{\"rule\":\"words\",\"field\":\"titel\",\"max\":1,\"severity\":\"warn\"}]", "$.rules[0].field", "a text of the form" },
        { "rules", "[{\"rule\":\"words\",\"field\":\"title\",\"severity\":\"warn\"}]", "$.rules[0]", "min or max" },
        { "rules", "[{\"rule\":\"panellists\",\"min\":3,\"max\":2,\"severity\":\"warn\"}]", "$.rules[0].max", "a number not below min" },
        { "rules", "[{\"rule\":\"leadKinds\",\"kinds\":[\"state\"],\"severity\":\"warn\"}]", "$.rules[0].kinds[0]", "a kind of organiser" },
        { "rules", "[{\"rule\":\"audienceShare\",\"min\":20,\"severity\":\"warn\"}]", "$.rules[0].min", "a share from 0 to 1" },
        { "rules", "[{\"rule\":\"document\",\"kind\":\"x y\",\"due\":\"closing\",\"severity\":\"warn\"}]", "$.rules[0].kind", "a kind of document" },
        { "rules", "[{\"rule\":\"document\",\"kind\":\"other\",\"due\":\"closing\",\"severity\":\"warn\"}]", "$.rules[0].kind", "a kind other than 'other'" },
        { "rules", "[{\"rule\":\"document\",\"kind\":\"note\",\"due\":\"event+2w\",\"severity\":\"warn\"}]", "$.rules[0].due", "closing, a day" },
        { "rules", "[{\"rule\":\"moderator\",\"severity\":\"warn\"},{\"rule\":\"moderator\",\"severity\":\"block\"}]", "$.rules[1]", "one rule 'moderator'" },
        { "rules", "[{\"rule\":\"confirmedShare\",\"severity\":\"warn\"}]", "$.rules[0]", "min (a share" },
        { "rules", "[7]", "$.rules[0].rule", "a rule" },
        { "documents", "{\"maxMiB\":0,\"types\":[\"pdf\"]}", "$.documents.maxMiB", "a whole number from 1 to 200" },
        { "documents", "{\"maxMiB\":5,\"types\":[\"exe\"]}", "$.documents.types[0]", "a type of file: pdf, docx" },
        { "movable", "{\"piano\":1}", "$.movable.piano", "no such equipment" },
        { "bufferMinutes", "\"15\"", "$.bufferMinutes", "a whole number" },
        { "taken", "[{\"slot\":\"sun-brunch\",\"room\":\"menara\",\"by\":\"x\"}]", "$.taken[0].slot", "the id of a slot in $.slots" },
        { "aliases", "{\"International Organization for Migration\":[]}", "$.aliases.International Organization for Migration", "at least one" },
        { "aliases", "{\"!\":[\"IOM\"]}", "$.aliases.!", "the name of an organisation, with letters" },
        { "aliases", "{\"Red Cross\":[\"...\"]}", "$.aliases.Red Cross[0]", "another name of this organisation, with letters" },
        { "aliases", "{\"Red Cross\":[\"ICRC\"],\"Crescent\":[\"I.C.R.C\",\"icrc\"]}", "$.aliases.Crescent[1]", "“icrc” stands beneath “Red Cross” already" },
        { "aliases", "{\"Red Cross\":[\"CICR\"],\"Crescent\":[\"Red cross\"]}", "$.aliases.Crescent[0]", "put those of “Red cross” beneath “Crescent” too" },
        { "retention", "{\"date\":\"2018-12-01\"}", "$.retention.date", "a day after $.eventDates.to" },
        { "retention", "{\"date\":\"2019-12-31\",\"daysAfterEvent\":30}", "$.retention", "not both" },
        { "retention", "{\"daysAfterEvent\":-1}", "$.retention.daysAfterEvent", "a whole number from 0 to 3650" },
        { "retention", "{\"years\":1}", "$.retention.years", "no such member" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Mistake_is_refused_by_its_path_and_what_was_expected(string member, string value, string path, string expected) =>
        Assert.Contains(
            Read(json => json[member] = JsonNode.Parse(value)).Errors,
            error => error.Path == path && error.Expected.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("$.rooms[1].id", "orangeraie", "an id of its own")]
    [InlineData("$.rooms[0].layouts[0]", "star", "a layout: theatre, classroom")]
    [InlineData("$.slots[1].rooms[0]", "atlas", "the id of a room in $.rooms")]
    [InlineData("$.slots[1].id", "wed-lunch", "an id of its own")]
    [InlineData("$.slots[0].starts", "tomorrow", "a local time")]
    [InlineData("$.slots[0].format", "Grand Déjeuner", "a format")]
    public void Mistake_in_rooms_and_slots_is_refused(string path, string value, string expected)
    {
        var reading = Read(json => At(json, path).ReplaceWith(value));
        Assert.Contains(reading.Errors, error => error.Path == path && error.Expected.StartsWith(expected, StringComparison.Ordinal));
        Assert.Null(reading.Call);
    }

    [Fact]
    public void A_file_that_was_kept_is_read_whatever_its_other_names_are_called()
    {
        var kept = Some.MarrakeshJsonWith(json => json["aliases"] = JsonNode.Parse("""{"Red Cross":["ICRC"],"Crescent":["icrc"],"!":["?"]}"""));
        Assert.NotNull(CallReader.ReadKept(kept).Call);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var errors = Read(json =>
        {
            json["prefix"] = "x";
            json["timeZone"] = "Mars/Base";
            json["closes"] = "then";
            json["rooms"]![0]!["seats"] = "many";
            json.Remove("languages");
        }).Errors;
        Assert.Equal(["$.closes", "$.languages", "$.prefix", "$.rooms[0].seats", "$.timeZone"], errors.Select(e => e.Path).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Time_that_the_clocks_skip_is_refused_and_one_that_they_show_twice_must_say_which()
    {
        // Paris: 2018-03-25 02:30 does not exist, 2018-10-28 02:30 is there twice.
        Assert.Contains("a time that exists in Europe/Paris", Assert.Single(InParis("2018-03-25T02:30").Errors).Expected, StringComparison.Ordinal);
        Assert.Contains("(+02:00 or +01:00)", Assert.Single(InParis("2018-10-28T02:30").Errors).Expected, StringComparison.Ordinal);
        var call = InParis("2018-10-28T02:30+02:00").Call!;
        Assert.Equal(new DateTimeOffset(2018, 10, 28, 0, 30, 0, TimeSpan.Zero), call.Window.Closes.ToUniversalTime());
        Assert.Equal(call.Window, CallReader.Read(CallJson.Print(call)).Call!.Window);

        static CallReading InParis(string closes) => Read(json => (json["timeZone"], json["closes"]) = ("Europe/Paris", closes));
    }

    [Fact]
    public void Casablanca_kept_its_summer_time_in_October_2018_so_no_hour_came_twice() =>
        Assert.Equal(TimeSpan.FromHours(1), Read(json => json["closes"] = Both).Call!.Window.Closes.Offset);

    [Fact]
    public void Day_alone_means_its_beginning_for_the_opening_and_its_last_second_for_the_closing()
    {
        var window = Read(json => (json["opens"], json["closes"]) = ("2018-07-02", "2018-09-28")).Call!.Window;
        Assert.Equal(("2018-07-01T23:00:00Z", "2018-09-28T22:59:59Z"), ($"{window.Opens.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}", $"{window.Closes.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"call\"")]
    [InlineData("{\"id\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}")]
    [InlineData("{\"rules\":{},\"rooms\":7,\"slots\":[[]],\"venue\":[],\"documents\":null}")]
    public void File_that_is_no_call_is_refused_and_never_throws(string json)
    {
        var reading = CallReader.Read(json);
        Assert.Null(reading.Call);
        Assert.NotEmpty(reading.Errors);
    }

    [Fact]
    public void Broken_bytes_anywhere_never_throw()
    {
        var bytes = Encoding.UTF8.GetBytes(Some.MarrakeshJson);
        Prop.ForAll(Gen.Choose(0, bytes.Length - 1).Zip(Gen.Choose(0, 255)).ToArbitrary(), change =>
        {
            byte[] broken = [.. bytes];
            broken[change.Item1] = (byte)change.Item2;
            var reading = CallReader.Read(broken);
            return reading.IsCall == (reading.Errors.Count == 0);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Byte_order_mark_is_forgiven() => Assert.True(CallReader.Read("\uFEFF" + Some.MarrakeshJson).IsCall);

    [Fact]
    public void Every_kind_of_rule_is_read_printed_and_read_again()
    {
        var call = Read(json => json["rules"] = JsonNode.Parse(EveryRule)).Call!;
        Assert.Equal(RuleKinds.Names, call.Rules.Select(rule => rule.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Encoding.UTF8.GetString(CallJson.Print(call)), Encoding.UTF8.GetString(CallJson.Print(CallReader.Read(CallJson.Print(call)).Call!)));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(EveryRule), JsonNode.Parse(CallJson.Print(call))!["rules"]));
    }

    private const string EveryRule = """
        [{"rule":"words","field":"title","max":25,"severity":"block"},
         {"rule":"characters","field":"title","min":5,"max":80,"severity":"warn"},
         {"rule":"organisers","min":2,"max":3,"severity":"block"},
         {"rule":"organiserKinds","leads":["government"],"anyOf":["civil-society"],"severity":"block"},
         {"rule":"leadKinds","kinds":["government"],"severity":"warn"},
         {"rule":"priority","kinds":["government"],"severity":"inform"},
         {"rule":"proposalsPerLead","max":1,"severity":"block"},
         {"rule":"panellists","min":2,"severity":"block"},
         {"rule":"confirmedShare","min":0.5,"least":3,"severity":"warn"},
         {"rule":"genderBalance","severity":"inform"},
         {"rule":"moderator","severity":"block"},
         {"rule":"programmeFillsSlot","severity":"block"},
         {"rule":"audienceShare","min":0.2,"severity":"warn"},
         {"rule":"roomFit","severity":"warn"},
         {"rule":"document","kind":"concept-note","due":"closing","severity":"block"},
         {"rule":"document","kind":"guest-list","due":"event-2d","severity":"block"},
         {"rule":"document","kind":"report","due":"event+14d","severity":"warn"},
         {"rule":"document","kind":"abstract","due":"2018-11-09","severity":"warn"},
         {"rule":"required","field":"objective","severity":"warn"},
         {"rule":"textPerLanguage","languages":["en","fr"],"fields":["title"],"severity":"warn"},
         {"rule":"contacts","min":2,"severity":"block"},
         {"rule":"languages","allowed":["en","fr"],"severity":"block"},
         {"rule":"wishes","severity":"warn"}]
        """;

    private static CallReading Read(Action<JsonObject> change) => CallReader.Read(Some.MarrakeshJsonWith(change));

    private static JsonNode At(JsonNode json, string path) => path[2..].Replace("]", "", StringComparison.Ordinal).Split('.', '[')
        .Aggregate(json, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
}
