using System.Text.Json;

namespace Submissions.Functions.Tests.Api;

/// <summary>As much of JSON Schema as the description uses: types, members, items, enumerations, references, alternatives.</summary>
internal sealed class JsonSchema(JsonElement document)
{
    private static readonly string[] Known =
        ["type", "properties", "additionalProperties", "items", "enum", "required", "$ref", "anyOf", "description", "format", "minimum", "minLength", "maxLength", "default"];

    /// <summary>Everything in which the value differs from the schema, by its path.</summary>
    public IEnumerable<string> Differences(JsonElement value, JsonElement schema, string path = "$")
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return schema.ValueKind == JsonValueKind.True ? [] : [$"{path} may not be"];
        if (schema.EnumerateObject().FirstOrDefault(member => !Known.Contains(member.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
            return [$"{path}: the test does not know the keyword {unknown.Name}"];
        if (schema.TryGetProperty("$ref", out var reference))
            return Differences(value, Resolve(reference.GetString()!), path);
        if (schema.TryGetProperty("anyOf", out var any))
            return any.EnumerateArray().Any(one => !Differences(value, one, path).Any()) ? [] : [$"{path} is none of its alternatives: {value}"];
        return Own(value, schema, path).Concat(Members(value, schema, path)).Concat(Items(value, schema, path));
    }

    public JsonElement Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(document, (at, name) => at.GetProperty(name));

    private static IEnumerable<string> Own(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(one => Is(value, one)))
            yield return $"{path} is a {value.ValueKind} and not {type}";
        if (schema.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
            yield return $"{path} is {value} and none of {values}";
    }

    private IEnumerable<string> Members(JsonElement value, JsonElement schema, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
            yield break;
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
                yield return $"{path}.{name} is missing";
        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        var others = schema.TryGetProperty("additionalProperties", out var additional) ? additional : default;
        foreach (var member in value.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            var found = known.ValueKind == JsonValueKind.Object && known.TryGetProperty(member.Name, out var own) ? own : others;
            if (found.ValueKind != JsonValueKind.Undefined)
                foreach (var difference in Differences(member.Value, found, at))
                    yield return difference;
        }
    }

    private IEnumerable<string> Items(JsonElement value, JsonElement schema, string path) =>
        value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items)
            ? value.EnumerateArray().SelectMany((item, index) => Differences(item, items, $"{path}[{index}]"))
            : [];

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new InvalidOperationException($"The test does not know the type {type}."),
    };
}
