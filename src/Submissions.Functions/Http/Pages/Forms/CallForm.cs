using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Submissions.Functions.Views.CallEdit;

namespace Submissions.Functions.Http.Pages.Forms;

/// <summary>Reads a page of a call's editing into the file it came from. What is wrong is kept as typed: the reader says so.</summary>
internal static partial class CallForm
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>The file that a form carries; null for what is no JSON object, or none whose members and texts can all be read.</summary>
    public static JsonObject? File(string? json)
    {
        try
        {
            var file = JsonNode.Parse(json ?? "", null, Strict) as JsonObject;
            // Half a character in an escape is found only by whoever reads the text.
            file?.ToJsonString();
            return file;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    public static void Read(PostedFields fields, EditPart part, JsonObject file)
    {
        foreach (var field in part.Groups(file).SelectMany(group => group.Fields).ToList())
            FilePath.Set(file, field.Path, Value(field, fields));
    }

    /// <summary>Does what a button beside a row asks.</summary>
    /// <param name="what">As in <c>remove rooms[1]</c>, <c>up rules[3]</c>, <c>add slots</c>.</param>
    /// <returns>The row that was added or moved, where it stands now; null for none.</returns>
    public static string? ChangeRows(PostedFields fields, string what, JsonObject file)
    {
        if (what.Split(' ') is not [var verb, var where])
            return null;
        if (verb == "add")
            return $"{where}[{Add(file, where, fields.Line($"kind-{where}"))}]";
        if (where.Split('[') is [var list, var index] && int.TryParse(index.TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && file[list] is JsonArray rows && at < rows.Count)
            return Move(rows, at, verb) is { } now ? $"{list}[{now}]" : null;
        return null;
    }

    private static int Add(JsonObject file, string list, string? kind)
    {
        if (file[list] is not JsonArray rows)
            file[list] = rows = [];
        rows.Add(list switch
        {
            "rules" => new JsonObject { ["rule"] = kind, ["severity"] = "warn" },
            "reminders" => new JsonObject { ["remind"] = kind, ["days"] = -3, ["at"] = "09:00", ["to"] = "first" },
            "rooms" => new JsonObject { ["catering"] = false },
            _ => new JsonObject(),
        });
        return rows.Count - 1;
    }

    private static int? Move(JsonArray rows, int at, string verb)
    {
        var row = rows[at];
        if (verb == "remove")
        {
            rows.RemoveAt(at);
            return null;
        }

        if (verb != "up" || at == 0)
            return at;
        rows.RemoveAt(at);
        rows.Insert(at - 1, row);
        return at - 1;
    }

    private static JsonNode? Value(EditField field, PostedFields fields) => field.Kind switch
    {
        EditKind.Flag => fields.Ticked(field.Path),
        EditKind.Number => Number(fields.Line(field.Path)),
        EditKind.List => List(fields.Text(field.Path)),
        EditKind.Names => Names(fields.Text(field.Path)),
        EditKind.Text => fields.Text(field.Path),
        _ => fields.Line(field.Path),
    };

    private static JsonNode? Number(string? typed) =>
        int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : decimal.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) ? share
        : typed;

    /// <summary>An organisation that stands there twice has all the names of both.</summary>
    private static JsonObject? Names(string? typed)
    {
        var names = new JsonObject();
        foreach (var block in EmptyLine().Split(typed ?? ""))
        {
            if (block.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is not [var name, .. var others])
                continue;
            if (!names.ContainsKey(name))
                names[name] = new JsonArray();
            foreach (var other in others)
                names[name]!.AsArray().Add(other);
        }

        return names.Count > 0 ? names : null;
    }

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex EmptyLine();

    private static JsonArray? List(string? typed) =>
        typed?.Split([',', ';', ' ', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } values
            ? new JsonArray([.. values.Select(value => JsonValue.Create(value))])
            : null;
}
