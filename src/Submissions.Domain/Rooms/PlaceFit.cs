using System.Text.Json.Serialization;
using Submissions.Domain.Calls;
using Submissions.Domain.Checks;

namespace Submissions.Domain.Rooms;

[JsonConverter(typeof(JsonStringEnumConverter<Fit>))]
public enum Fit
{
    [JsonStringEnumMemberName("no")] No,
    [JsonStringEnumMemberName("fits-if")] FitsIf,
    [JsonStringEnumMemberName("fits")] Fits,
}

/// <summary>How one place answers a demand, with every reason in a sentence.</summary>
/// <param name="Place">The room and the slot.</param>
/// <param name="Fit">Fits, fits if <paramref name="Conditions"/> are met, or does not.</param>
/// <param name="Conditions">What must happen: "2 microphones are borrowed", "'Opening plenary' gives up the place".</param>
/// <param name="Reasons">Why it does not fit: "It seats 80 of 220."</param>
public sealed record PlaceFit(Place Place, Fit Fit, IReadOnlyList<string> Conditions, IReadOnlyList<string> Reasons)
{
    /// <summary>Whether it can only be had if another event gives something up.</summary>
    public bool Clashes { get; init; }

    /// <summary>What it would take from the movable pool, by equipment kind.</summary>
    public IReadOnlyDictionary<string, int> Borrows { get; init; } = new Dictionary<string, int>();

    /// <summary>The place in words: "Orangeraie at 08:30".</summary>
    public required string Where { get; init; }

    /// <summary>"fits Orangeraie at 08:30 if 2 microphones are borrowed".</summary>
    public string Summary => Fit switch
    {
        Fit.Fits => $"fits {Where}",
        Fit.FitsIf => $"fits {Where} if {Sentence.And(Conditions)}",
        _ => $"does not fit {Where}: {string.Join(' ', Reasons)}",
    };
}

public static class PlaceWords
{
    /// <summary>"Orangeraie at 08:30"; with the weekday where the room has another slot at that hour.</summary>
    public static string Words(this Place place, Call call)
    {
        var starts = place.Slot.Starts.In(call.Zone);
        var twins = call.Slots.Count(slot => slot.Rooms.Contains(place.Room.Id) && slot.Starts.In(call.Zone).TimeOfDay == starts.TimeOfDay);
        var day = twins > 1 ? $" on {TimeWords.English.Weekdays[(int)starts.DayOfWeek]}" : "";
        return $"{place.Room.Name}{day} at {TimeWords.English.Clock(starts)}";
    }
}
