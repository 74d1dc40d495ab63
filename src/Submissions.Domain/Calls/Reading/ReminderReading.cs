using System.Globalization;
using System.Text.Json;
using Submissions.Domain.Reminders;

namespace Submissions.Domain.Calls.Reading;

/// <summary>Reads and writes the plan of reminders in a call's file.</summary>
internal static class ReminderReading
{
    private const int MostRules = 60;
    private const string Clock = "HH':'mm";

    /// <summary>The plan; the usual one where the file names none.</summary>
    public static ReminderPlan PlanOrUsual(JsonAt json) => json.IsMissing ? ReminderPlan.Usual : Plan(json);

    public static ReminderPlan Plan(JsonAt json)
    {
        var rules = new List<ReminderRule>();
        foreach (var item in json.Items(most: MostRules))
        {
            var rule = Rule(item);
            item.NoOthers();
            if (rules.Exists(other => Same(other, rule)))
                item.Expected("a reminder that goes out on its own; one of this kind, day and reader stands before");
            rules.Add(rule);
        }

        return new ReminderPlan(rules, IsOwn: true);
    }

    /// <summary>Days of the call on which no reminder goes out that leaves out days at all.</summary>
    public static IReadOnlyList<DateOnly> Holidays(JsonAt json)
    {
        var days = new List<DateOnly>();
        foreach (var item in json.Items(optional: true, most: 100))
        {
            var day = item.Day();
            if (days.Contains(day) && day != default)
                item.Expected("each day once");
            days.Add(day);
        }

        return days;
    }

    public static void Write(Utf8JsonWriter json, Call call)
    {
        if (call.Reminders.IsOwn)
        {
            json.WriteStartArray("reminders");
            foreach (var rule in call.Reminders.Rules)
                Write(json, rule);
            json.WriteEndArray();
        }

        if (call.Holidays.Count > 0)
            json.WriteList("holidays", call.Holidays.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    private static ReminderRule Rule(JsonAt json)
    {
        var kind = ReminderNames.Kind(json["remind"].OneOf(ReminderNames.Kinds, "of what"));
        var every = json["every"].WholeOrNull(1, 90);
        var times = json["times"].WholeOrNull(1, 20) ?? 1;
        if (times > 1 && every is null)
            json["every"].Expected("the days between two of them, where there are several times");
        var from = Anchor(json["from"], kind);
        // Nothing can be done about a draft or a merge when its time is over.
        var latest = from == ReminderAnchor.Due && kind is ReminderKind.Draft or ReminderKind.Merge ? 0 : 365;
        return new ReminderRule(kind, from, json["days"].Whole(-365, latest), every, times, At(json["at"]), NotOn(json["notOn"]), Reader(json["to"], kind));
    }

    private static ReminderAnchor Anchor(JsonAt json, ReminderKind kind)
    {
        var known = ReminderNames.AnchorsOf(kind);
        return json.IsMissing ? known[0] : ReminderNames.Anchor(json.OneOf([.. known.Select(anchor => anchor.Slug())], "what the days are counted from"));
    }

    private static TimeOnly At(JsonAt json)
    {
        if (TimeOnly.TryParseExact(json.Text("an hour on the call's clocks, as in 09:00"), Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            return at;
        json.Expected("an hour on the call's clocks, as in 09:00");
        return default;
    }

    private static IReadOnlyList<DayOfWeek> NotOn(JsonAt json)
    {
        var days = json.Distinct(day => day.OneOf(ReminderNames.Weekdays, "a day of the week"), optional: true);
        if (days.Count == ReminderNames.Weekdays.Count)
            json.Expected("at least one day of the week left");
        return [.. days.Select(ReminderNames.Weekday)];
    }

    private static ReminderReader Reader(JsonAt json, ReminderKind kind)
    {
        var reader = ReminderNames.Reader(json.OneOf(ReminderNames.Readers, "whom"));
        if (kind == ReminderKind.Draft && reader == ReminderReader.Unit)
            json.Expected("first, second or all: a draft is its writers' own, and the unit does not see it");
        return reader;
    }

    private static bool Same(ReminderRule one, ReminderRule other) =>
        (one.Kind, one.From, one.Days, one.At, one.To) == (other.Kind, other.From, other.Days, other.At, other.To);

    private static void Write(Utf8JsonWriter json, ReminderRule rule)
    {
        json.WriteStartObject();
        json.WriteString("remind", rule.Kind.Slug());
        json.WriteString("from", rule.From.Slug());
        json.WriteNumber("days", rule.Days);
        if (rule.Every is { } every)
            json.WriteNumber("every", every);
        if (rule.Times > 1)
            json.WriteNumber("times", rule.Times);
        json.WriteString("at", rule.At.ToString(Clock, CultureInfo.InvariantCulture));
        if (rule.NotOn.Count > 0)
            json.WriteList("notOn", rule.NotOn.Select(day => day.Slug()));
        json.WriteString("to", rule.To.Slug());
        json.WriteEndObject();
    }
}
