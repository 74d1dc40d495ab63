namespace Submissions.Domain.Calls;

/// <summary>
/// Instants of a call in words: weekday, date, hour, whose time, how far away, and the same in UTC. A pure function of
/// the call and of now.
/// </summary>
public static class DeadlineWords
{
    /// <summary>"Friday 28 September 2018, 23:59, Marrakesh time".</summary>
    public static string Instant(DateTimeOffset instant, Call call, string language = "en")
    {
        var words = TimeWords.In(language);
        var local = instant.In(call.Zone);
        return $"{words.Date(DateOnly.FromDateTime(local.DateTime))}, {words.Clock(local)}, {words.ZoneTime(call.PlaceOfTime())}";
    }

    /// <summary>"Friday 28 September 2018, 23:59, Marrakesh time (in 3 days 4 hours; 22:59 UTC)".</summary>
    public static string Full(DateTimeOffset instant, Call call, DateTimeOffset now, string language = "en") =>
        $"{Instant(instant, call, language)} ({Distance(instant, now, language)}; {Utc(instant, call, language)})";

    /// <summary>"in 3 days 4 hours" or "20 minutes ago".</summary>
    public static string Distance(DateTimeOffset instant, DateTimeOffset now, string language = "en")
    {
        var words = TimeWords.In(language);
        var span = EndOf(instant) - now;
        return span > TimeSpan.Zero ? words.Ahead(words.Distance(span)) : words.Behind(words.Distance(span));
    }

    /// <summary>"Friday 28 September 2018".</summary>
    public static string Day(DateOnly day, string language = "en") => TimeWords.In(language).Date(day);

    /// <summary>Whose clock the call's times are on: its city, or the zone's where the venue is not known yet.</summary>
    public static string PlaceOfTime(this Call call) => call.Venue.City ?? call.Zone.Id[(call.Zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <summary>"22:59 UTC", with its day where that is another one than in the call's zone.</summary>
    public static string Utc(DateTimeOffset instant, Call call, string language = "en")
    {
        var words = TimeWords.In(language);
        var (utc, local) = (instant.ToUniversalTime(), instant.In(call.Zone));
        var day = utc.Date == local.Date ? "" : $"{words.Date(DateOnly.FromDateTime(utc.DateTime))}, ";
        return $"{day}{words.Clock(utc)} UTC";
    }

    /// <summary>23:59:59 means the end of the day: a second that is still in time counts whole.</summary>
    private static DateTimeOffset EndOf(DateTimeOffset instant) => instant.Second == 59 ? instant.AddSeconds(1) : instant;
}
