using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Http.Api;

/// <summary>
/// Holds JSON against the type it is to become, and names everything that does not fit by its path: unknown and repeated
/// fields, values of the wrong kind, characters that no text needs.
/// </summary>
internal static class JsonFields
{
    public const int MaxDepth = 16;

    private const string Rule = "json";

    /// <summary>No more than these are listed; a body that is wrong everywhere is of the wrong kind.</summary>
    private const int MostFindings = 50;

    private static readonly JsonSerializerOptions Json = ContentJson.Options;

    public static IReadOnlyList<Finding> Check(JsonElement element, Type type)
    {
        var wrong = new List<Finding>();
        CheckValue(element, Json.GetTypeInfo(type), "", wrong);
        return wrong.Count <= MostFindings ? wrong : wrong[..MostFindings];
    }

    private static void CheckValue(JsonElement element, JsonTypeInfo type, string path, List<Finding> wrong)
    {
        if (element.ValueKind == JsonValueKind.String && !IsCleanText(() => element.GetString()!, path, wrong))
            return;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                CheckMembers(element, type, path, wrong);
                break;
            case JsonTypeInfoKind.Dictionary when element.ValueKind == JsonValueKind.Object:
                CheckEntries(element, Json.GetTypeInfo(type.ElementType!), path, wrong);
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array:
                CheckItems(element, Json.GetTypeInfo(type.ElementType!), path, wrong);
                break;
            case JsonTypeInfoKind.None when CanRead(element, type):
                break;
            default:
                wrong.Add(Find(path, $"expected {Expected(type)}, and this is {Name(element.ValueKind)}"));
                break;
        }
    }

    private static void CheckMembers(JsonElement element, JsonTypeInfo type, string path, List<Finding> wrong)
    {
        var known = type.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null).ToDictionary(property => property.Name);
        var missing = known.Values.Where(property => property.IsRequired).Select(property => property.Name).ToHashSet();
        foreach (var (name, value, at) in Members(element, path, wrong))
        {
            if (!known.TryGetValue(name, out var property))
                wrong.Add(Find(at, "no field of this name is known here"));
            else if (value.ValueKind != JsonValueKind.Null || !property.IsSetNullable)
                CheckValue(value, Json.GetTypeInfo(property.PropertyType), at, wrong);
            missing.Remove(name);
        }

        foreach (var name in missing)
            wrong.Add(Find(At(path, name), "this field is missing"));
    }

    private static void CheckEntries(JsonElement element, JsonTypeInfo type, string path, List<Finding> wrong)
    {
        foreach (var (_, value, at) in Members(element, path, wrong))
            CheckValue(value, type, at, wrong);
    }

    private static void CheckItems(JsonElement element, JsonTypeInfo type, string path, List<Finding> wrong)
    {
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            var at = $"{path}[{index++}]";
            // The serializer would let a null in where a list of texts may hold none.
            if (item.ValueKind == JsonValueKind.Null)
                wrong.Add(Find(at, $"expected {Expected(type)}, and this is null"));
            else
                CheckValue(item, type, at, wrong);
        }
    }

    private static IEnumerable<(string Name, JsonElement Value, string Path)> Members(JsonElement element, string path, List<Finding> wrong)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!IsCleanText(() => property.Name, path, wrong))
                continue;
            var at = At(path, property.Name);
            if (seen.Add(property.Name))
                yield return (property.Name, property.Value, at);
            else
                wrong.Add(Find(at, "this field appears twice"));
        }
    }

    private static string At(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static bool CanRead(JsonElement element, JsonTypeInfo type)
    {
        try
        {
            element.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsCleanText(Func<string> read, string path, List<Finding> wrong)
    {
        try
        {
            var unneeded = read().Where(IsControl).Select(c => (char?)c).FirstOrDefault();
            if (unneeded is { } control)
                wrong.Add(Find(path, $"this holds the control character U+{(int)control:X4}, which no text needs"));
            return unneeded is null;
        }
        catch (InvalidOperationException)
        {
            wrong.Add(Find(path, "this holds half a character (a surrogate without its other half)"));
            return false;
        }
    }

    private static bool IsControl(char c) => c is < ' ' and not ('\t' or '\n' or '\r') or '\x7f';

    private static Finding Find(string path, string what) =>
        new(Rule, Severity.Block, Shown(path), path.Length == 0 ? $"The body: {what}." : $"{Shown(path)}: {what}.");

    /// <summary>A name that a caller made up may be as long as the body.</summary>
    private static string Shown(string path) => path.Length <= 100 ? path : $"{path[..Cut(path)]}…";

    private static int Cut(string path) => char.IsHighSurrogate(path[99]) ? 99 : 100;

    private static string Expected(JsonTypeInfo type) => (type.Kind, Nullable.GetUnderlyingType(type.Type) ?? type.Type) switch
    {
        (JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary, _) => "an object",
        (JsonTypeInfoKind.Enumerable, _) => "a list",
        (_, var kind) when kind == typeof(bool) => "true or false",
        (_, var kind) when kind == typeof(Amount) => "a whole number, or the text that was typed",
        (_, var kind) when kind == typeof(int) || kind == typeof(long) => "a whole number",
        _ => "a text",
    };

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
