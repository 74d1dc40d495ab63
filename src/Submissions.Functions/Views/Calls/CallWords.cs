using Submissions.Domain.Calls;
using Submissions.Domain.Rooms;
using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Views.Calls;

internal static class CallWords
{
    /// <summary>"Palmeraie Resorts, Marrakesh, Morocco, 5 to 7 December 2018".</summary>
    public static string WhereAndWhen(Call call)
    {
        var place = string.Join(", ", new[] { call.Venue.Name, call.Venue.City, Countries.Name(call.Venue.Country) }.OfType<string>());
        var days = call.EventFrom == call.EventTo
            ? DeadlineWords.Day(call.EventFrom)
            : $"{DeadlineWords.Day(call.EventFrom)} to {DeadlineWords.Day(call.EventTo)}";
        return $"{(place.Length == 0 ? "Place to be confirmed" : place)} · {days}";
    }

    /// <summary>"1 projector, 6 microphones"; what a room has none of is left out.</summary>
    public static string Equipment(Room room) => string.Join(", ",
        room.Equipment.Where(item => item.Value > 0).Select(item => $"{item.Value} {Plain.Slug(item.Key) switch { "HDMI" => "HDMI", "USB" => "USB", var words => words.ToLowerInvariant() }}"));
}
