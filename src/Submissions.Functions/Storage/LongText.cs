using System.Text.Json;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>
/// A text longer than one property (32,768 characters) is split over several: <c>Content</c>, <c>Content1</c>, … never
/// within a surrogate pair.
/// </summary>
internal static class LongText
{
    private const int Most = 32_000;

    public static void SetLong(this TableEntity row, string name, string text)
    {
        var part = 0;
        for (var start = 0; start < text.Length || part == 0; part++)
        {
            var length = Math.Min(Most, text.Length - start);
            if (length > 0 && start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            row[Name(name, part)] = text.Substring(start, length);
            start += length;
        }
    }

    public static string GetLong(this TableEntity row, string name)
    {
        var text = row.GetString(name) ?? "";
        for (var part = 1; row.GetString(Name(name, part)) is { } more; part++)
            text += more;
        return text;
    }

    /// <summary>The properties that hold the text, up to so many: for reading them alone.</summary>
    public static IEnumerable<string> Names(string name, int most) => Enumerable.Range(0, most).Select(part => Name(name, part));

    /// <summary>A value as JSON; null leaves the property out.</summary>
    public static void SetJson<T>(this TableEntity row, string name, T? value)
        where T : class
    {
        if (value is not null)
            row.SetLong(name, JsonSerializer.Serialize(value, ContentJson.Options));
    }

    /// <summary>Null when the row, which may be older than the property, does not have it.</summary>
    public static T? GetJson<T>(this TableEntity row, string name)
        where T : class => row.GetLong(name) is { Length: > 0 } json ? JsonSerializer.Deserialize<T>(json, ContentJson.Options) : null;

    /// <summary>Null where there is none.</summary>
    public static string? GetLongIfAny(this TableEntity row, string name) => row.GetString(name) is null ? null : row.GetLong(name);

    private static string Name(string name, int part) => part == 0 ? name : $"{name}{part}";
}
