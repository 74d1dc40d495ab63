using System.Text.Json.Nodes;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Functions.Views.CallEdit;

/// <summary>A call's file as it is being edited.</summary>
/// <param name="Call">As it stands now.</param>
/// <param name="Seen">The number of the version that is edited.</param>
/// <param name="File">The file with what was typed into it.</param>
/// <param name="Errors">What is wrong with it, each at its path.</param>
public sealed record EditView(Call Call, int Seen, JsonObject File, IReadOnlyList<CallError> Errors, string Once)
{
    public string Base => $"/desk/calls/{Call.Id}";

    /// <summary>The row that was added or moved just now, as in <c>rooms[1]</c>.</summary>
    public string? Touched { get; init; }

    /// <summary>Whether a row is to be seen whole: there is something to mend in it, or somebody is at it.</summary>
    public bool IsOpen(string row) => row == Touched || At(row).Any();

    public IEnumerable<CallError> At(string path) => Errors.Where(error => error.Path == $"$.{path}" || error.Path.StartsWith($"$.{path}[", StringComparison.Ordinal) || error.Path.StartsWith($"$.{path}.", StringComparison.Ordinal));

    /// <summary>What stands at a path, as a field shows it.</summary>
    public string Value(EditField field) => FilePath.Find(File, field.Path) switch
    {
        JsonObject names => string.Join("\n\n", names.Select(name => string.Join('\n', [name.Key, .. Items(name.Value)]))),
        JsonArray list => string.Join(", ", Items(list)),
        { } value => value.ToString(),
        null => "",
    };

    private static IEnumerable<string?> Items(JsonNode? value) => value is JsonArray list ? list.Select(item => item?.ToString()) : [value?.ToString()];

    public bool IsTicked(EditField field) => FilePath.Find(File, field.Path) is JsonValue value && value.TryGetValue(out bool ticked) && ticked;
}

/// <summary>Paths as errors have them, without the root: <c>rooms[1].equipment.interpretation-booth</c>.</summary>
public static class FilePath
{
    public static JsonNode? Find(JsonNode? node, string path)
    {
        foreach (var step in Steps(path))
            node = Step(node, step);
        return node;
    }

    /// <summary>Puts a value where the path leads, making the objects on the way; null takes it away.</summary>
    public static void Set(JsonObject file, string path, JsonNode? value)
    {
        var steps = Steps(path);
        JsonNode? at = file;
        for (var i = 0; i < steps.Length - 1; i++)
        {
            var next = Step(at, steps[i]);
            if (next is null && value is not null && at is JsonObject parent)
                parent[steps[i]] = next = new JsonObject();
            at = next;
        }

        if (at is not JsonObject owner)
            return;
        if (value is null)
            owner.Remove(steps[^1]);
        else
            owner[steps[^1]] = value;
    }

    private static JsonNode? Step(JsonNode? node, string step) => node switch
    {
        JsonObject owner => owner[step],
        JsonArray list when int.TryParse(step, out var index) && index >= 0 && index < list.Count => list[index],
        _ => null,
    };

    private static string[] Steps(string path) => path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
}
