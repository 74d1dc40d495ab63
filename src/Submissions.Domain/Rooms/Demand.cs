using Submissions.Domain.Proposals;

namespace Submissions.Domain.Rooms;

/// <summary>What a proposal asks of a room, as numbers. What was not given, or is no number, asks nothing.</summary>
/// <param name="Seats">Seats needed, or null.</param>
/// <param name="Layout">How the seats stand, or null for any.</param>
/// <param name="Minutes">The event's length, or null.</param>
/// <param name="Catering">Whether food is served.</param>
/// <param name="Equipment">How many of each kind, by <see cref="EquipmentKind"/>; only kinds that are needed.</param>
/// <param name="WishedSlots">Ids of the slots wished for, best first.</param>
/// <param name="WishedFormat">The format wished for, as in <c>breakfast</c>, or null.</param>
public sealed record Demand(
    int? Seats, string? Layout, int? Minutes, bool Catering, IReadOnlyDictionary<string, int> Equipment,
    IReadOnlyList<string> WishedSlots, string? WishedFormat)
{
    /// <summary>Nothing was asked for yet.</summary>
    public bool IsEmpty => Seats is null && Layout is null && !Catering && Equipment.Count == 0;

    public static Demand Of(ProposalContent content)
    {
        var asked = content.Requirements;
        return new Demand(
            asked.Attendance.Value, Rooms.Layout.All.Contains(asked.Layout) ? asked.Layout : null, content.DurationMinutes.Value,
            asked.Catering == true, EquipmentOf(asked, content.SpeakerCount()),
            content.Wishes.Slots, content.Wishes.Format.IsBlank() ? null : content.Wishes.Format);
    }

    /// <summary>Whether the slot is one of those wished for; where none is named, whether its format is.</summary>
    public bool Wishes(Slot slot) => WishedSlots.Count > 0 ? WishedSlots.Contains(slot.Id, StringComparer.Ordinal) : slot.Format == WishedFormat;

    private static SortedDictionary<string, int> EquipmentOf(Requirements asked, int speakers)
    {
        var needed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Need(EquipmentKind.Projector, asked.Projector == true ? 1 : 0);
        Need(EquipmentKind.Screen, asked.Screen == true ? 1 : 0);
        Need(EquipmentKind.Hdmi, asked.Hdmi == true ? 1 : 0);
        Need(EquipmentKind.Usb, asked.Usb == true ? 1 : 0);
        Need(EquipmentKind.Recording, asked.Recording == true ? 1 : 0);
        Need(EquipmentKind.InterpretationBooth, asked.Interpretation.Where(language => language.Length > 0).Distinct(StringComparer.Ordinal).Count());
        Need(EquipmentKind.Microphone, MicrophonesOf(asked.Microphones, speakers));
        return needed;

        void Need(string kind, int count)
        {
            if (count > 0)
                needed[kind] = count;
        }
    }

    /// <summary>Bounded, so that "100000 each" for 100,000 speakers is a large number and not an overflow.</summary>
    private static int MicrophonesOf(Microphones asked, int speakers) =>
        (int)Math.Min(1_000_000, ((long)(asked.PerSpeaker.Value ?? 0) * speakers) + (asked.Floor.Value ?? 0));
}
