using System.Globalization;
using Submissions.Domain.Calls;
using Submissions.Domain.Checks;

namespace Submissions.Domain.Rooms;

/// <summary>What a room lacks of one kind of equipment, and whether the movable pool has it to lend in that slot.</summary>
/// <param name="Kind">As in <c>microphone</c>.</param>
/// <param name="Needed">How many are asked for.</param>
/// <param name="Has">How many stand in the room.</param>
/// <param name="Pool">How many the call can move at all.</param>
/// <param name="LentTo">Other events at that time that borrow of this kind, and how many.</param>
internal sealed record Loan(string Kind, int Needed, int Has, int Pool, IReadOnlyList<(string By, int Count)> LentTo)
{
    private int Missing => Math.Max(0, Needed - Has);

    /// <summary>How many it takes from the pool; none where the pool cannot help at all.</summary>
    public int Borrowed => Missing <= Pool ? Missing : 0;

    /// <summary>Whether it takes what others have asked for.</summary>
    public bool IsContested => Contested > 0;

    /// <summary>How many of the missing ones others have asked for already.</summary>
    private int Contested => Math.Max(0, Missing - Math.Max(0, Pool - LentTo.Sum(lent => lent.Count)));

    public static Loan Of(Call call, Place place, IReadOnlyList<Claim> claims, string kind, int needed)
    {
        var lent =
            from claim in claims
            where claim.Slot != place.Slot.Id || claim.Room != place.Room.Id
            let slot = call.Slot(claim.Slot)
            where slot is not null && Occupation.Overlap(slot, place.Slot)
            let count = claim.Borrows.TryGetValue(kind, out var borrowed) ? borrowed : 0
            where count > 0
            select (claim.By, count);
        return new Loan(kind, needed, place.Room.Has(kind), call.Movable.TryGetValue(kind, out var pool) ? pool : 0, [.. lent]);
    }

    public void AddTo(List<string> conditions, List<string> reasons)
    {
        if (Missing == 0)
            return;
        if (Missing > Pool)
            reasons.Add(Pool == 0 ? $"It has {Held}." : $"It has {Held}, and {Pool.ToString(CultureInfo.InvariantCulture)} can be borrowed.");
        else
            conditions.Add($"{EquipmentKind.Counted(Kind, Missing)} {(Missing == 1 ? "is" : "are")} borrowed{Contention}");
    }

    private string Held => Has == 0
        ? $"no {EquipmentKind.Words(Kind, Needed)}"
        : string.Create(CultureInfo.InvariantCulture, $"{Has} of {EquipmentKind.Counted(Kind, Needed)}");

    private string Contention => Contested == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", {Contested} of them from {Sentence.And(LentTo.Select(lent => $"\"{lent.By}\""))}");
}
