using Submissions.Domain.Calls;

namespace Submissions.Domain.Rooms;

/// <summary>Who else is in a room: in the same slot, in one that overlaps it, or in one too near for the call's buffer.</summary>
internal static class Occupation
{
    public static IEnumerable<string> Conditions(Call call, Place place, IReadOnlyList<Claim> claims) =>
        from claim in claims
        where claim.Room == place.Room.Id
        let slot = call.Slot(claim.Slot)
        where slot is not null && TooNear(slot, place.Slot, call.BufferMinutes)
        select slot.Id == place.Slot.Id
            ? $"\"{claim.By}\" gives up {place.Words(call)}"
            : $"\"{claim.By}\" gives up {new Place(slot, place.Room).Words(call)}, which leaves less than the {call.BufferMinutes} minutes between two events";

    /// <summary>Whether two slots share an instant.</summary>
    public static bool Overlap(Slot one, Slot other) => one.Starts < other.Ends && other.Starts < one.Ends;

    private static bool TooNear(Slot one, Slot other, int buffer) =>
        one.Starts < other.Ends.AddMinutes(buffer) && other.Starts < one.Ends.AddMinutes(buffer);
}
