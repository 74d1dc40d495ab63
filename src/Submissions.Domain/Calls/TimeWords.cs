using System.Globalization;

namespace Submissions.Domain.Calls;

/// <summary>
/// The words of dates and distances in one language. Written out here, so that a letter reads the same on every machine,
/// whatever cultures it has.
/// </summary>
public sealed record TimeWords
{
    private static readonly CultureInfo Neutral = CultureInfo.InvariantCulture;

    public static TimeWords English { get; } = new()
    {
        Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        Clock = time => time.ToString("HH:mm", Neutral),
        ZoneTime = place => $"{place} time",
        Day = ("day", "days"), Hour = ("hour", "hours"), Minute = ("minute", "minutes"), Second = ("second", "seconds"),
        Ahead = distance => $"in {distance}", Behind = distance => $"{distance} ago",
        Opens = when => $"The call opens on {when}. You can prepare your proposal now.",
        Closes = when => $"The call closes on {when}.",
        ClosesToday = when => $"The call closes on {when}. File as soon as it is complete; you can change it until then.",
        ClosesNow = (clock, distance) => $"The call closes at {clock}, {distance}. File now; you can change it until then.",
        Closed = when => $"The call closed on {when}. What was filed counts; documents can be added until their own due dates. Your text is kept.",
        WaitingList = when => $"The call closed on {when}. What is filed now goes to the waiting list.",
    };

    public static TimeWords French { get; } = new()
    {
        Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
        Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        First = "1er",
        Clock = time => time.ToString("HH'\u00A0h\u00A0'mm", Neutral),
        ZoneTime = place => "AEIOUYÉÈÂÎaeiouyéèâî".Contains(place[0], StringComparison.Ordinal) ? $"heure d'{place}" : $"heure de {place}",
        OneFrom = 0,
        Day = ("jour", "jours"), Hour = ("heure", "heures"), Minute = ("minute", "minutes"), Second = ("seconde", "secondes"),
        Ahead = distance => $"dans {distance}", Behind = distance => $"il y a {distance}",
        Opens = when => $"L'appel ouvre le {when}. Vous pouvez préparer votre proposition dès maintenant.",
        Closes = when => $"L'appel se termine le {when}.",
        ClosesToday = when => $"L'appel se termine le {when}. Déposez dès que la proposition est complète\u202F; vous pourrez la modifier jusque-là.",
        ClosesNow = (clock, distance) => $"L'appel se termine à {clock}, {distance}. Déposez maintenant\u202F; vous pourrez modifier jusque-là.",
        Closed = when => $"L'appel s'est terminé le {when}. Ce qui a été déposé compte\u202F; les documents peuvent être ajoutés jusqu'à leur propre échéance. Votre texte est conservé.",
        WaitingList = when => $"L'appel s'est terminé le {when}. Ce qui est déposé maintenant va sur la liste d'attente.",
    };

    /// <summary>The words of that language, English where they are not written yet.</summary>
    public static TimeWords In(string language) => language == "fr" ? French : English;

    /// <summary>Sunday first.</summary>
    public required IReadOnlyList<string> Weekdays { get; init; }

    public required IReadOnlyList<string> Months { get; init; }

    /// <summary>The least number that takes the word for one: "0 seconds", but "0 seconde".</summary>
    public int OneFrom { get; init; } = 1;

    /// <summary>How the first of a month is written.</summary>
    public string First { get; init; } = "1";

    public required Func<DateTimeOffset, string> Clock { get; init; }
    public required Func<string, string> ZoneTime { get; init; }
    public required (string One, string Many) Day { get; init; }
    public required (string One, string Many) Hour { get; init; }
    public required (string One, string Many) Minute { get; init; }
    public required (string One, string Many) Second { get; init; }
    public required Func<string, string> Ahead { get; init; }
    public required Func<string, string> Behind { get; init; }
    public required Func<string, string> Opens { get; init; }
    public required Func<string, string> Closes { get; init; }
    public required Func<string, string> ClosesToday { get; init; }
    public required Func<string, string, string> ClosesNow { get; init; }
    public required Func<string, string> Closed { get; init; }
    public required Func<string, string> WaitingList { get; init; }

    /// <summary>"Friday 28 September 2018".</summary>
    public string Date(DateOnly day) =>
        string.Create(Neutral, $"{Weekdays[(int)day.DayOfWeek]} {(day.Day == 1 ? First : day.Day.ToString(Neutral))} {Months[day.Month - 1]} {day.Year}");

    /// <summary>"3 days 4 hours": the two largest units that matter, cut off, never rounded up.</summary>
    public string Distance(TimeSpan span)
    {
        var length = span.Duration();
        return length switch
        {
            { TotalDays: >= 7 } => Count(length.Days, Day),
            { TotalDays: >= 1 } => Pair(length.Days, Day, length.Hours, Hour),
            { TotalHours: >= 1 } => Pair(length.Hours, Hour, length.Minutes, Minute),
            { TotalMinutes: >= 5 } => Count(length.Minutes, Minute),
            { TotalMinutes: >= 1 } => Pair(length.Minutes, Minute, length.Seconds, Second),
            _ => Count(length.Seconds, Second),
        };
    }

    private string Pair(int large, (string One, string Many) unit, int small, (string One, string Many) next) =>
        small == 0 ? Count(large, unit) : $"{Count(large, unit)} {Count(small, next)}";

    private string Count(int number, (string One, string Many) unit) => string.Create(Neutral, $"{number} {(number >= OneFrom && number <= 1 ? unit.One : unit.Many)}");
}
