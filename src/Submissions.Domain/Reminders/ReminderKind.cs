using System.Text.Json.Serialization;

namespace Submissions.Domain.Reminders;

/// <summary>What organisers can be reminded of: something that is still to come from them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReminderKind>))]
public enum ReminderKind
{
    /// <summary>A draft that is not filed while the closing comes near.</summary>
    [JsonStringEnumMemberName("draft")] Draft,

    /// <summary>A document that is missing or was rejected.</summary>
    [JsonStringEnumMemberName("document")] Document,

    /// <summary>Changes that the unit asked for.</summary>
    [JsonStringEnumMemberName("changes")] Changes,

    [JsonStringEnumMemberName("question")] Question,

    /// <summary>An acceptance: to be confirmed, or the place is lost.</summary>
    [JsonStringEnumMemberName("confirm")] Confirm,

    /// <summary>A document that is due after the forum, from those who held or are to hold an event.</summary>
    [JsonStringEnumMemberName("report")] Report,

    /// <summary>A merge that waits for these organisers' answer.</summary>
    [JsonStringEnumMemberName("merge")] Merge,
}

/// <summary>What a reminder's days are counted from.</summary>
public enum ReminderAnchor
{
    /// <summary>The last instant at which it is in time.</summary>
    Due,

    /// <summary>When it was asked for: the request, the question, the decision.</summary>
    Asked,

    /// <summary>The forum's last day.</summary>
    Event,
}

/// <summary>Whom a reminder goes to. One whose letters came back, or who wants none, is passed over for the next.</summary>
public enum ReminderReader
{
    First,
    Second,
    All,

    /// <summary>Nobody: the proposal goes onto the list of those whom the unit calls.</summary>
    Unit,
}

/// <summary>The words of reminders in calls' files, forms and addresses.</summary>
public static class ReminderNames
{
    private static readonly Dictionary<string, ReminderKind> KindsByName = new(StringComparer.Ordinal)
    {
        ["draft"] = ReminderKind.Draft,
        ["document"] = ReminderKind.Document,
        ["changes"] = ReminderKind.Changes,
        ["question"] = ReminderKind.Question,
        ["confirm"] = ReminderKind.Confirm,
        ["report"] = ReminderKind.Report,
        ["merge"] = ReminderKind.Merge,
    };

    private static readonly Dictionary<string, ReminderAnchor> AnchorsByName = new(StringComparer.Ordinal)
    {
        ["due"] = ReminderAnchor.Due,
        ["asked"] = ReminderAnchor.Asked,
        ["event"] = ReminderAnchor.Event,
    };

    private static readonly Dictionary<string, ReminderReader> ReadersByName = new(StringComparer.Ordinal)
    {
        ["first"] = ReminderReader.First,
        ["second"] = ReminderReader.Second,
        ["all"] = ReminderReader.All,
        ["unit"] = ReminderReader.Unit,
    };

    private static readonly Dictionary<string, DayOfWeek> WeekdaysByName =
        Enum.GetValues<DayOfWeek>().OrderBy(day => ((int)day + 6) % 7).ToDictionary(day => day.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Kinds => KindsByName.Keys;

    public static IReadOnlyCollection<string> Anchors => AnchorsByName.Keys;

    public static IReadOnlyCollection<string> Readers => ReadersByName.Keys;

    /// <summary>Monday first.</summary>
    public static IReadOnlyCollection<string> Weekdays => WeekdaysByName.Keys;

    public static string Slug(this ReminderKind kind) => Name(KindsByName, kind);

    public static string Slug(this ReminderAnchor anchor) => Name(AnchorsByName, anchor);

    public static string Slug(this ReminderReader reader) => Name(ReadersByName, reader);

    public static string Slug(this DayOfWeek day) => Name(WeekdaysByName, day);

    public static ReminderKind Kind(string name) => KindsByName.GetValueOrDefault(name);

    public static ReminderAnchor Anchor(string name) => AnchorsByName.GetValueOrDefault(name);

    public static ReminderReader Reader(string name) => ReadersByName.GetValueOrDefault(name);

    public static DayOfWeek Weekday(string name) => WeekdaysByName.GetValueOrDefault(name);

    /// <summary>What a kind's days can be counted from, the usual one first.</summary>
    public static IReadOnlyList<ReminderAnchor> AnchorsOf(ReminderKind kind) => kind switch
    {
        ReminderKind.Changes or ReminderKind.Confirm or ReminderKind.Merge => [ReminderAnchor.Due, ReminderAnchor.Asked],
        ReminderKind.Question => [ReminderAnchor.Asked],
        ReminderKind.Report => [ReminderAnchor.Due, ReminderAnchor.Event],
        _ => [ReminderAnchor.Due],
    };

    private static string Name<T>(Dictionary<string, T> names, T value)
        where T : struct => names.First(pair => pair.Value.Equals(value)).Key;
}
