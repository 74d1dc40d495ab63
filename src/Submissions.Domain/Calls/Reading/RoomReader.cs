using Submissions.Domain.Rooms;

namespace Submissions.Domain.Calls.Reading;

/// <summary>Reads rooms, equipment, slots, and the places that are taken.</summary>
internal static class RoomReader
{
    public static IReadOnlyList<Room> Rooms(JsonAt json)
    {
        var rooms = new List<Room>();
        foreach (var item in json.Items(optional: true))
        {
            var room = new Room(
                item["id"].Slug("a room's id"), item["name"].Text("a room's name", 100), item["seats"].Whole(1, 100_000),
                item["layouts"].Distinct(layout => layout.OneOf(Layout.All, "a layout")), Equipment(item["equipment"]), item["catering"].Flag());
            item.NoOthers();
            if (room.Id.Length > 0 && rooms.Exists(other => other.Id == room.Id))
                item["id"].Expected($"an id of its own; '{room.Id}' stands before");
            rooms.Add(room);
        }

        return rooms;
    }

    public static IReadOnlyDictionary<string, int> Equipment(JsonAt json)
    {
        var equipment = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (kind, count) in json.Members(optional: true))
        {
            if (!EquipmentKind.All.Contains(kind))
                count.Expected($"no such equipment, but one of: {string.Join(", ", EquipmentKind.All)}");
            equipment[kind] = count.Whole(0, 10_000);
        }

        return equipment;
    }

    public static IReadOnlyList<Slot> Slots(JsonAt json, TimeZoneInfo? zone, IReadOnlyList<Room> rooms)
    {
        var slots = new List<Slot>();
        foreach (var item in json.Items(optional: true))
        {
            var slot = new Slot(
                item["id"].Slug("a slot's id"), LocalTimeReader.Start(item["starts"], zone) ?? default, item["minutes"].Whole(1, 24 * 60),
                item["format"].Slug("a format, as in breakfast"), item["rooms"].Distinct(id => Defined(id, rooms.Select(room => room.Id), "the id of a room in $.rooms")));
            item.NoOthers();
            if (slot.Id.Length > 0 && slots.Exists(other => other.Id == slot.Id))
                item["id"].Expected($"an id of its own; '{slot.Id}' stands before");
            slots.Add(slot);
        }

        return slots;
    }

    public static IReadOnlyList<Claim> Claims(JsonAt json, IReadOnlyList<Room> rooms, IReadOnlyList<Slot> slots)
    {
        var claims = new List<Claim>();
        foreach (var item in json.Items(optional: true))
        {
            var claim = new Claim(
                Defined(item["slot"], slots.Select(slot => slot.Id), "the id of a slot in $.slots"),
                Defined(item["room"], rooms.Select(room => room.Id), "the id of a room in $.rooms"),
                item["by"].Text("who has it, in words", 300), Equipment(item["borrows"]));
            item.NoOthers();
            if (claim.Slot.Length > 0 && claims.Exists(other => other.Slot == claim.Slot && other.Room == claim.Room))
                item.Expected("a place that is taken once; this one stands before");
            claims.Add(claim);
        }

        return claims;
    }

    private static string Defined(JsonAt json, IEnumerable<string> known, string what)
    {
        var id = json.Text(what);
        if (id.Length == 0 || known.Contains(id, StringComparer.Ordinal))
            return id;
        json.Expected(what);
        return "";
    }
}
