using System.Globalization;

namespace Submissions.Domain.Calls.Reading;

/// <summary>
/// Reads the call's local times. A time that the zone's clocks skip is refused. One that they show twice is refused too,
/// unless it says which one is meant by its offset, as in <c>2018-10-28T02:30+01:00</c>. A day alone means its beginning
/// where something starts, and its last second where something ends.
/// </summary>
internal static class LocalTimeReader
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] FormsWithOffset = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    public static DateTimeOffset? Start(JsonAt json, TimeZoneInfo? zone) => Read(json, zone, TimeOnly.MinValue);

    public static DateTimeOffset? End(JsonAt json, TimeZoneInfo? zone) => Read(json, zone, new TimeOnly(23, 59, 59));

    /// <summary>The time as it is read back: with its offset only where the clocks show it twice.</summary>
    public static string Write(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = instant.In(zone);
        var twice = LocalTime.Instants(local.DateTime, zone).Count > 1;
        return local.ToString(twice ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset? Read(JsonAt json, TimeZoneInfo? zone, TimeOnly ofDay)
    {
        var text = json.Text("a local time, as in 2018-09-28T23:59:59");
        if (text.Length == 0)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && LocalTime.IsYear(day.Year))
            return zone is null ? null : LocalTime.Last(day.ToDateTime(ofDay), zone);
        if (DateTimeOffset.TryParseExact(text, FormsWithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) && LocalTime.IsYear(instant.Year))
            return One(json, zone, instant.DateTime, instant.Offset);
        if (DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && LocalTime.IsYear(local.Year))
            return One(json, zone, local, null);
        json.Expected("a local time of the years 1971 to 2200, as in 2018-09-28T23:59:59");
        return null;
    }

    private static DateTimeOffset? One(JsonAt json, TimeZoneInfo? zone, DateTime local, TimeSpan? offset)
    {
        if (zone is null)
            return null;
        var instants = LocalTime.Instants(local, zone);
        if (offset is { } given)
        {
            if (instants.Any(instant => instant.Offset == given))
                return new DateTimeOffset(local, given);
            json.Expected($"the offset that {zone.Id} has then{Choices(instants)}, or none");
        }
        else if (instants.Count == 1)
        {
            return instants[0];
        }
        else
        {
            json.Expected(instants.Count == 0
                ? $"a time that exists in {zone.Id}; its clocks skip this one"
                : $"this time with its offset, because the clocks of {zone.Id} show it twice{Choices(instants)}");
        }

        return null;
    }

    private static string Choices(IReadOnlyList<DateTimeOffset> instants) => instants.Count == 0
        ? ""
        : $" ({string.Join(" or ", instants.Select(instant => instant.ToString("zzz", CultureInfo.InvariantCulture)))})";
}
