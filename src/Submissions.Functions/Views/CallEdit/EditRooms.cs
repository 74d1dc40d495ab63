using System.Text.Json.Nodes;
using Submissions.Domain.Rooms;

namespace Submissions.Functions.Views.CallEdit;

internal static class EditRooms
{
    public static readonly string[] Members = ["rooms", "slots", "movable", "bufferMinutes", "taken"];

    public static readonly AddRow[] Adds = [new("rooms", "Add a room", []), new("slots", "Add a slot", []), new("taken", "Add a place that is taken", [])];

    public static IEnumerable<EditGroup> Groups(JsonObject file) =>
    [
        .. file.Rows("rooms").Select(row => Room($"rooms[{row.Index}]", row.Row)),
        .. file.Rows("slots").Select(row => Slot($"slots[{row.Index}]", row.Row, Ids(file, "rooms"))),
        new("Between the rooms", null,
        [
            .. Equipment("movable", "Movable"), new("bufferMinutes", "Minutes that stay free between two events in one room", EditKind.Number),
        ]),
        .. file.Rows("taken").Select(row => Taken($"taken[{row.Index}]", row.Row, Ids(file, "slots"), Ids(file, "rooms"))),
    ];

    private static EditGroup Room(string row, JsonObject? said) => new(
        $"Room: {said.Text("name") ?? "new"}", row,
        [
            new($"{row}.id", "Id", EditKind.Line) { Hint = "Slots name it by this: a-z, 0-9 and hyphens." },
            new($"{row}.name", "Name", EditKind.Line),
            new($"{row}.seats", "Seats", EditKind.Number),
            new($"{row}.layouts", "Layouts", EditKind.List) { Hint = $"Of {string.Join(", ", Layout.All)}; with commas between." },
            new($"{row}.catering", "Food may be served", EditKind.Flag),
            .. Equipment($"{row}.equipment", "Has"),
        ])
    {
        Says = FileNodes.Together(Counted(said, "seats"), said.Said("layouts")),
    };

    private static EditGroup Slot(string row, JsonObject? said, IReadOnlyCollection<string> rooms) => new(
        $"Slot: {said.Text("id") ?? "new"}", row,
        [
            new($"{row}.id", "Id", EditKind.Line) { Hint = "Proposals wish for it by this: a-z, 0-9 and hyphens." },
            new($"{row}.starts", "Starts", EditKind.Line) { Hint = "As in 2018-12-07T08:30." },
            new($"{row}.minutes", "Minutes", EditKind.Number),
            new($"{row}.format", "Format", EditKind.Line) { Hint = "As in breakfast." },
            new($"{row}.rooms", "Rooms", EditKind.List) { Hint = $"Of {string.Join(", ", rooms)}; with commas between." },
        ])
    {
        Says = FileNodes.Together(said.Said("starts").Replace('T', ' '), Counted(said, "minutes"), said.Said("format"), said.Said("rooms")),
    };

    private static EditGroup Taken(string row, JsonObject? said, IReadOnlyCollection<string> slots, IReadOnlyCollection<string> rooms) => new(
        "Taken place", row,
        [
            new($"{row}.slot", "Slot", EditKind.Line) { Known = slots },
            new($"{row}.room", "Room", EditKind.Line) { Known = rooms },
            new($"{row}.by", "By whom", EditKind.Line),
            .. Equipment($"{row}.borrows", "Borrows"),
        ])
    {
        Says = FileNodes.Together(said.Said("slot"), said.Said("room"), said.Said("by")),
    };

    private static string Counted(JsonObject? row, string what) => row.Said(what) is { Length: > 0 } number ? $"{number} {what}" : "";

    private static IEnumerable<EditField> Equipment(string path, string what) =>
        EquipmentKind.All.Select(kind => new EditField($"{path}.{kind}", $"{what}: {EquipmentKind.Words(kind, 2)}", EditKind.Number));

    private static IReadOnlyCollection<string> Ids(JsonObject file, string list) => [.. file.Rows(list).Select(row => row.Row.Text("id")).OfType<string>().Distinct()];
}
