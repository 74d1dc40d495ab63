namespace Submissions.Domain.Calls;

/// <summary>
/// What a clock on the wall means in a zone. Asked of the zone's history instant by instant, because
/// <see cref="TimeZoneInfo.IsInvalidTime"/> does not see a change of the law such as Morocco's of October 2018.
/// </summary>
public static class LocalTime
{
    /// <summary>Whether a call can mean that year: any other is a slip of the hand, and may lie where a clock's arithmetic ends.</summary>
    public static bool IsYear(int year) => year is >= 1971 and <= 2200;

    /// <summary>The instants at which the zone's clocks show that time: none when they skip it, two when they show it twice.</summary>
    public static IReadOnlyList<DateTimeOffset> Instants(DateTime local, TimeZoneInfo zone)
    {
        var guess = new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.Zero);
        return
        [
            .. new[] { guess.AddDays(-1), guess, guess.AddDays(1) }
                .Select(zone.GetUtcOffset)
                .Distinct()
                .Select(offset => new DateTimeOffset(guess.DateTime, offset))
                .Where(instant => zone.GetUtcOffset(instant) == instant.Offset)
                .OrderBy(instant => instant),
        ];
    }

    /// <summary>The last of them; a time that the clocks skip is read by the clock that was not yet changed.</summary>
    public static DateTimeOffset Last(DateTime local, TimeZoneInfo zone)
    {
        var instants = Instants(local, zone);
        return instants.Count > 0 ? instants[^1] : new DateTimeOffset(local, zone.GetUtcOffset(new DateTimeOffset(local, TimeSpan.Zero).AddDays(-1))).In(zone);
    }

    /// <summary>The same instant with the offset that the zone has then.</summary>
    public static DateTimeOffset In(this DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone);
}
