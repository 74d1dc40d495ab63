using Submissions.Domain.Calls;

namespace Submissions.Domain.Rooms;

/// <summary>
/// How every place of a call answers a demand. Each shortcoming adds a condition or a reason and nothing takes one away,
/// so more demand never fits better and more equipment never fits worse.
/// </summary>
public static class RoomFit
{
    /// <summary>Every place in the call's order.</summary>
    /// <param name="call">The call with its rooms, slots and places that are taken.</param>
    /// <param name="demand">What is asked.</param>
    /// <param name="others">Claims of other events, beyond those of the call.</param>
    public static IReadOnlyList<PlaceFit> All(Call call, Demand demand, IReadOnlyList<Claim>? others = null)
    {
        IReadOnlyList<Claim> claims = [.. call.Taken, .. others ?? []];
        return [.. call.Places.Select(place => Of(call, demand, place, claims))];
    }

    /// <summary>The best first: those that fit, then by fewest reasons against, fewest conditions, and as wished.</summary>
    public static IReadOnlyList<PlaceFit> Ranked(Call call, Demand demand, IReadOnlyList<Claim>? others = null) =>
    [
        .. All(call, demand, others)
            .OrderByDescending(fit => fit.Fit)
            .ThenBy(fit => fit.Reasons.Count)
            .ThenBy(fit => fit.Conditions.Count)
            .ThenBy(fit => WishOrder(demand, fit.Place.Slot)),
    ];

    /// <summary>How well a demand fits at all, and where and how at best, in words.</summary>
    public static (Fit Fit, string Words) Best(Call call, Demand demand) =>
        Ranked(call, demand) is [{ Fit: not Fit.No } best, ..] ? (best.Fit, best.Summary) : (Fit.No, "fits no place");

    private static PlaceFit Of(Call call, Demand demand, Place place, IReadOnlyList<Claim> claims)
    {
        var reasons = new List<string>();
        var conditions = new List<string>(Occupation.Conditions(call, place, claims));
        var clashes = conditions.Count > 0;
        reasons.AddRange(RoomReasons(demand, place));
        var borrows = new Dictionary<string, int>();
        foreach (var (kind, needed) in demand.Equipment)
        {
            var loan = Loan.Of(call, place, claims, kind, needed);
            loan.AddTo(conditions, reasons);
            clashes |= loan.IsContested;
            if (loan.Borrowed > 0)
                borrows[kind] = loan.Borrowed;
        }

        var fit = reasons.Count > 0 ? Fit.No : conditions.Count > 0 ? Fit.FitsIf : Fit.Fits;
        return new PlaceFit(place, fit, conditions, reasons) { Where = place.Words(call), Clashes = clashes, Borrows = borrows };
    }

    private static IEnumerable<string> RoomReasons(Demand demand, Place place)
    {
        var (slot, room) = place;
        if (demand.Seats > room.Seats)
            yield return $"It seats {room.Seats:0} of {demand.Seats:0}.";
        if (demand.Layout is { } layout && !room.Layouts.Contains(layout))
            yield return $"It has no {layout} layout, only {Checks.Sentence.And(room.Layouts)}.";
        if (demand.Minutes > slot.Minutes)
            yield return $"The slot has {slot.Minutes:0} of {demand.Minutes:0} minutes.";
        if (demand.Catering && !room.Catering)
            yield return "No food may be served in it.";
    }

    private static int WishOrder(Demand demand, Slot slot)
    {
        for (var i = 0; i < demand.WishedSlots.Count; i++)
        {
            if (demand.WishedSlots[i] == slot.Id)
                return i;
        }

        return demand.WishedSlots.Count + (slot.Format == demand.WishedFormat ? 0 : 1);
    }
}
