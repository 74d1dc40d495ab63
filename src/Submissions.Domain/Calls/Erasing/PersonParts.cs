using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Submissions.Domain.Calls.Erasing;

/// <summary>Of a text, what is about a person: of JSON the entry of a list that names the person, or the member alone; of any other text, all.</summary>
public static class PersonParts
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null for JSON that is damaged: what in it is about others, nobody can tell.</returns>
    public static IReadOnlyList<string>? Of(string text, Person person)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
            return [text];
        try
        {
            return JsonNode.Parse(text) is { } json ? [.. Parts(json, "", person)] : [text];
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            // A name that stands twice is told only when it is looked for. Words may begin with a bracket too.
            return text.AsSpan().TrimStart() is ['{', '"', ..] or ['[', '{' or '"', ..] ? null : [text];
        }
    }

    private static IEnumerable<string> Parts(JsonNode? node, string path, Person person) => node switch
    {
        JsonObject entry when path.EndsWith(']') && entry.Any(member => member.Value is JsonValue value && Names(value, person)) => [$"{path}: {entry.ToJsonString(Plain)}"],
        JsonObject members => members.SelectMany(member => Parts(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}", person)),
        JsonArray items => items.SelectMany((item, index) => Parts(item, $"{path}[{index}]", person)),
        JsonValue value when Names(value, person) => [$"{path}: {value.ToJsonString(Plain)}"],
        _ => [],
    };

    private static bool Names(JsonValue value, Person person) => value.TryGetValue(out string? text) && person.IsIn(text);
}
