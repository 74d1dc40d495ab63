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

    /// <summary>The deadline in a list that anybody reads, who need not have a text here.</summary>
    public static string Deadline(Call call, DateTimeOffset now) => call.Window.At(now) == CallState.Closed
        ? $"The call closed on {DeadlineWords.Full(call.Window.Closes, call, now)}."
        : DeadlineBanner.Of(call, now).Words;

    /// <summary>"1 projector, 6 microphones"; what there is none of is left out.</summary>
    public static string Equipment(IReadOnlyDictionary<string, int> equipment) =>
        string.Join(", ", equipment.Where(item => item.Value > 0).Select(item => Item(item.Key, item.Value)));

    /// <summary>A text's lines; those that begin with their number ("3. …") are told apart, so that they can be a list.</summary>
    public static IReadOnlyList<(bool Number, string Words)> Paragraphs(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, index) =>
            line.StartsWith($"{index + 1}. ", StringComparison.Ordinal) ? (true, line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]) : (false, line)),
    ];

    private static string Item(string kind, int count) => kind switch
    {
        EquipmentKind.Hdmi or EquipmentKind.Usb => $"{count} {kind.ToUpperInvariant()}",
        EquipmentKind.Recording => "recording",
        _ => $"{count} {kind.Replace('-', ' ')}{(count == 1 ? "" : "s")}",
    };
}
