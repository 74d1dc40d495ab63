using System.Globalization;
using System.Text.Json.Nodes;
using Submissions.Domain.Reminders;
using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Views.CallEdit;

internal static class EditReminders
{
    public static readonly string[] Members = ["reminders", "holidays"];

    public static readonly AddRow[] Adds = [new("reminders", "Add a reminder", ReminderNames.Kinds)];

    /// <summary>A call without a plan of its own begins with the usual one.</summary>
    public static void Begin(JsonObject file) => file["reminders"] ??= JsonNode.Parse(UsualPlan.Json);

    public static IEnumerable<EditGroup> Groups(JsonObject file) =>
    [
        .. file.Rows("reminders").Select(row => Group(row.Index, row.Row)),
        new("Holidays", null, [new("holidays", "Days on which none goes", EditKind.List) { Hint = "As in 2018-11-06, with commas between. A reminder before a date moves to the free day before, one after it to the free day after." }]),
    ];

    private static EditGroup Group(int index, JsonObject? row)
    {
        var (path, kind) = ($"reminders[{index}]", row.Text("remind") ?? "");
        return new EditGroup(
            $"Reminder {index + 1}: {kind}", path,
            [
                new($"{path}.remind", "Of what", EditKind.Line) { Known = ReminderNames.Kinds },
                new($"{path}.from", "Days counted from", EditKind.Line) { Known = [.. ReminderNames.AnchorsOf(ReminderNames.Kind(kind)).Select(anchor => anchor.Slug())], Hint = "due: the last instant in time. asked: when the unit asked or decided. event: the forum's last day." },
                new($"{path}.days", "Days", EditKind.Number) { Hint = "Before it with a minus sign, as in -7." },
                new($"{path}.every", "Again every so many days", EditKind.Number) { Hint = "Empty for once." },
                new($"{path}.times", "At most so many times", EditKind.Number) { Hint = "Empty for once." },
                new($"{path}.at", "Hour", EditKind.Line) { Hint = "On the call's clocks, as in 09:00." },
                new($"{path}.notOn", "Not on", EditKind.List) { Hint = $"Of {string.Join(", ", ReminderNames.Weekdays)}; with commas between." },
                new($"{path}.to", "To", EditKind.Line) { Known = ReminderNames.Readers, Hint = "The first or the second contact, all, or unit: nobody is written to, and the proposal stands on the list to call." },
            ])
        {
            Says = FileNodes.Together(When(row, kind), To(row.Text("to"))),
        };
    }

    /// <summary>Empty while its days are not a number.</summary>
    private static string When(JsonObject? row, string kind)
    {
        if (!int.TryParse(row.Said("days"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days))
            return "";
        var from = row.Text("from") is { } named ? ReminderNames.Anchor(named) : ReminderNames.AnchorsOf(ReminderNames.Kind(kind))[0];
        return ReminderWords.Days(from, days) + (Number(row, "every") is { } every && Number(row, "times") is { } times ? $", {Plain.Number(times, "times")}, {ReminderWords.Every(every)}" : "");
    }

    private static int? Number(JsonObject? row, string name) => int.TryParse(row.Said(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string To(string? reader) => reader switch
    {
        "first" or "second" => $"to the {reader} contact",
        "all" => "to all contacts",
        "unit" => "the unit calls",
        _ => "",
    };
}
