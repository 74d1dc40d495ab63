using System.Text.Json;

namespace Submissions.Domain.Calls.Reading;

/// <summary>What several kinds of rule read and write alike.</summary>
internal static class RuleJson
{
    /// <summary><c>min</c> and <c>max</c>, at least one of them, in order.</summary>
    public static (int? Min, int? Max) MinMax(this JsonAt json, int highest)
    {
        var (min, max) = (json["min"].WholeOrNull(0, highest), json["max"].WholeOrNull(0, highest));
        if (min is null && max is null)
            json.Expected("min or max, or both");
        else if (min > max)
            json["max"].Expected($"a number not below min, which is {min}");
        return (min, max);
    }

    /// <summary>A list without repetitions, and not empty unless it is optional.</summary>
    public static IReadOnlyList<string> Distinct(this JsonAt json, Func<JsonAt, string> read, bool optional = false)
    {
        var items = json.Items(optional);
        if (items.Count == 0 && !optional)
            json.Expected("a list with at least one value");
        var values = new List<string>();
        foreach (var item in items)
        {
            var value = read(item);
            if (value.Length > 0 && values.Contains(value, StringComparer.Ordinal))
                item.Expected($"each value once; '{value}' stands before");
            values.Add(value);
        }

        return values;
    }

    public static void WriteMinMax(this Utf8JsonWriter json, int? min, int? max)
    {
        if (min is { } least)
            json.WriteNumber("min", least);
        if (max is { } most)
            json.WriteNumber("max", most);
    }

    public static void WriteList(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
