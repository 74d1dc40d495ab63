using System.Text.Json.Nodes;
using Submissions.Domain.Checks;

namespace Submissions.Functions.Views.CallEdit;

/// <summary>A part of a call's file that is edited on a page of its own.</summary>
/// <param name="Slug">In the page's address.</param>
/// <param name="Members">The file's members it is about: errors elsewhere are told at the top.</param>
/// <param name="Groups">The fields, given the file as it stands.</param>
/// <param name="Adds">The rows that can be added.</param>
public sealed record EditPart(
    string Slug, string Title, string What, IReadOnlyList<string> Members, Func<JsonObject, IEnumerable<EditGroup>> Groups, IReadOnlyList<AddRow> Adds)
{
    public static IReadOnlyList<EditPart> All { get; } =
    [
        new("dates", "Dates", "Opening, closing, grace, decision, the days of the forum, and when personal data is erased.", EditDates.Members, EditDates.Groups, []),
        new("rules", "Rules", "What a proposal is held against, documents to send included. Severity block stops filing; warn and inform do not.", ["rules"], EditRules.Groups, [new("rules", "Add a rule", RuleKinds.Names)]),
        new("rooms", "Rooms and slots", "Rooms with what they offer, slots, what can be carried between rooms, places that are taken.", EditRooms.Members, EditRooms.Groups, EditRooms.Adds),
        new("reminders", "Reminders", "What organisers are reminded of, when and whom; what is still to come stops its reminders by coming.", EditReminders.Members, EditReminders.Groups, EditReminders.Adds) { Begin = EditReminders.Begin },
        new("documents", "Files", "How large files may be and of which types.", ["documents"], EditTexts.Documents, []),
        new("texts", "Texts and contact", "Name, guidelines, venue, languages, contact, other names of organisations.", EditTexts.Members, EditTexts.Groups, []),
    ];

    /// <summary>What the file is given when the part is opened, where it has nothing yet.</summary>
    public Action<JsonObject> Begin { get; private init; } = _ => { };

    public static EditPart? Of(string? slug) => All.FirstOrDefault(part => part.Slug == slug);
}

/// <summary>Looks into a file that may hold anything.</summary>
internal static class FileNodes
{
    /// <summary>The rows of a list; none where there is no list.</summary>
    public static IEnumerable<(int Index, JsonObject? Row)> Rows(this JsonObject file, string list) =>
        file[list] is JsonArray rows ? rows.Select((row, index) => (index, row as JsonObject)) : [];

    public static string? Text(this JsonObject? row, string name) => row?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>What stands in a row under a name, a list with commas between; empty for nothing.</summary>
    public static string Said(this JsonObject? row, string name) => row?[name] switch
    {
        JsonArray list => string.Join(", ", list.Select(item => item?.ToString())),
        JsonValue value => value.ToString(),
        _ => "",
    };

    /// <summary>What is there of it, with commas between.</summary>
    public static string Together(params IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    /// <summary>The codes of the call's languages, as they stand.</summary>
    public static IReadOnlyList<string> Languages(this JsonObject file) =>
        file["languages"] is JsonArray codes ? [.. codes.Select(code => code is JsonValue value && value.TryGetValue(out string? text) ? text : null).OfType<string>().Where(code => code.Length > 0)] : [];
}
