using System.Text.Json;
using System.Text.Json.Nodes;

namespace Submissions.Domain.Desk;

/// <summary>One thing that an act changed, to be read by people.</summary>
/// <param name="Field">Its name in words, as in "Asking, closes".</param>
/// <param name="Before">What it was; null where it was nothing.</param>
/// <param name="After">What it is; null where it is nothing any more.</param>
public sealed record ChangeLine(string Field, string? Before, string? After);

/// <summary>The audit's before and after, member by member: only what differs.</summary>
public static class ChangeWords
{
    private const int LongestValue = 300;

    /// <param name="before">JSON of what it was, or null.</param>
    /// <param name="after">JSON of what it is, or null.</param>
    public static IReadOnlyList<ChangeLine> Of(string? before, string? after) => [.. Between([], Read(before), Read(after))];

    private static IEnumerable<ChangeLine> Between(string[] path, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
            return [];
        if (before is JsonObject || after is JsonObject)
        {
            var (was, now) = (before as JsonObject ?? [], after as JsonObject ?? []);
            return was.Concat(now).Select(member => member.Key).Distinct().SelectMany(name => Between([.. path, Plain(name)], was[name], now[name]));
        }

        return [new ChangeLine(Capital(string.Join(", ", path)), Value(before), Value(after))];
    }

    private static string? Value(JsonNode? node)
    {
        var words = node switch
        {
            JsonArray items => string.Join("; ", items.Select(item => Value(item) ?? "nothing")),
            JsonObject members => string.Join(", ", members.Where(member => member.Value is not null).Select(member => $"{Plain(member.Key)} {Value(member.Value)}")),
            JsonValue value when value.TryGetValue(out bool flag) => flag ? "yes" : "no",
            _ => node?.ToString(),
        };
        return words is { Length: > LongestValue } ? string.Concat(words.AsSpan(0, LongestValue - (char.IsHighSurrogate(words[LongestValue - 1]) ? 1 : 0)), "…") : words is "" ? null : words;
    }

    /// <summary>"contentSha256" is "content sha256"; "fri-breakfast" stays.</summary>
    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    private static string Capital(string words) => words.Length == 0 ? "All of it" : $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    /// <summary>What is no JSON is shown as it stands: nothing of an audit is left out.</summary>
    private static JsonNode? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return JsonValue.Create(json);
        }
    }
}
