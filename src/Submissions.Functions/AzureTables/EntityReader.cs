using System.Globalization;
using System.Text.Json;

namespace Submissions.Functions.AzureTables;

/// <summary>The service's JSON ("minimal metadata") as a row with the types it was written with.</summary>
internal static class EntityReader
{
    private const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static TableEntity Read(JsonElement row)
    {
        var types = TypesOf(row);
        var entity = new TableEntity();
        foreach (var property in row.EnumerateObject())
        {
            var name = property.Name;
            if (name == PropertyNames.ETag || !IsAnnotation(name))
                entity[name] = Value(property.Value, name == PropertyNames.Timestamp ? EdmTypes.DateTime : types?.GetValueOrDefault(name));
        }

        return entity;
    }

    private static bool IsAnnotation(string name) =>
        name.StartsWith("odata.", StringComparison.Ordinal) || name.EndsWith(EdmTypes.Suffix, StringComparison.Ordinal);

    private static Dictionary<string, string>? TypesOf(JsonElement row)
    {
        Dictionary<string, string>? types = null;
        foreach (var property in row.EnumerateObject())
        {
            if (property.Name.EndsWith(EdmTypes.Suffix, StringComparison.Ordinal))
                (types ??= new(StringComparer.Ordinal))[property.Name[..^EdmTypes.Suffix.Length]] = property.Value.GetString()!;
        }

        return types;
    }

    private static object? Value(JsonElement value, string? type) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(value, type),
        JsonValueKind.String => Text(value, type),
        _ => throw new FormatException($"A row's property is a {value.ValueKind}, which a table cannot hold."),
    };

    // A separate branch for each: a conditional expression would widen the integers to double.
    private static object Number(JsonElement value, string? type)
    {
        if (type == EdmTypes.Double || !value.TryGetInt32(out var number))
            return value.GetDouble();
        return number;
    }

    private static object Text(JsonElement value, string? type) => type switch
    {
        EdmTypes.Int64 => long.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        EdmTypes.Double => Double(value.GetString()!),
        EdmTypes.DateTime => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, Universal),
        EdmTypes.Guid => Guid.Parse(value.GetString()!),
        EdmTypes.Binary => value.GetBytesFromBase64(),
        _ => value.GetString()!,
    };

    private static double Double(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" or "INF" => double.PositiveInfinity,
        "-Infinity" or "-INF" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}
