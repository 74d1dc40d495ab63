using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Calls.Editing;

/// <summary>A place that is given to a proposal and that a change of the call takes away, or moves in time.</summary>
/// <param name="Before">The room and the time, as they were given.</param>
/// <param name="After">The same room and slot by their new times; null where they are no more.</param>
public sealed record TouchedPlace(ProposalId Holder, string Before, string? After)
{
    /// <param name="held">Places that are given, as <c>{slot}/{room}</c>, and to whom.</param>
    public static IEnumerable<TouchedPlace> Of(Call before, Call after, IEnumerable<(string Place, ProposalId Holder)> held)
    {
        var (was, will) = (Named(before), Named(after));
        foreach (var (name, holder) in held.OrderBy(one => one.Place, StringComparer.Ordinal))
        {
            if (!was.TryGetValue(name, out var place))
                continue;
            var now = will.GetValueOrDefault(name);
            if (now is null || (now.Slot.Starts, now.Slot.Minutes, now.Room.Name) != (place.Slot.Starts, place.Slot.Minutes, place.Room.Name))
                yield return new TouchedPlace(holder, Words(place, before), now is null ? null : Words(now, after));
        }
    }

    private static Dictionary<string, Place> Named(Call call) => call.Places.ToDictionary(GivenPlace.Name, StringComparer.Ordinal);

    private static string Words(Place place, Call call) => $"{place.Room.Name}, {DeadlineWords.Instant(place.Slot.Starts, call)}, {Checks.Sentence.Count(place.Slot.Minutes, "minute")}";
}
