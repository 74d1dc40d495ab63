using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks.Form;

/// <summary>
/// Texts are text: no control characters, no line breaks where one line is asked (a title stands in a letter's subject),
/// and no longer than a field is read. Every text of the content is looked at, found by walking its JSON.
/// </summary>
internal static class PlainText
{
    public const int MostOnOneLine = 500;
    public const int Most = 50_000;

    /// <summary>Control characters but tab and line breaks.</summary>
    private static readonly SearchValues<char> Invisible = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))]);

    private static readonly string[] ManyLines =
        ["description", "objective", "expectedResults", "participation", "format", "methodology", "accessibility", "other", "note", "what", "guidingQuestions"];

    public static IEnumerable<Mistake> Mistakes(ProposalContent content)
    {
        using var json = JsonDocument.Parse(ContentJson.Canonical(content));
        return [.. Texts(json.RootElement, "", "").Select(text => Mistake(text.Field, text.Name, text.Text)).OfType<Mistake>()];
    }

    private static Mistake? Mistake(string field, string name, string text)
    {
        var manyLines = ManyLines.Contains(name);
        var most = manyLines ? Most : MostOnOneLine;
        if (text.Length > most)
            return new Mistake(field, $"This has {Sentence.Count(text.Length, "character")}; the field holds {Sentence.Count(most, "character")}.", manyLines ? "Shorten it, or attach it as a document." : "Shorten it.");
        if (text.AsSpan().IndexOfAny(Invisible) >= 0)
            return new Mistake(field, "There are invisible control characters in this text.", "Type it again, or paste it without formatting.");
        return !manyLines && text.AsSpan().IndexOfAny('\n', '\r') >= 0
            ? new Mistake(field, "This is more than one line.", "Write it on one line.")
            : null;
    }

    /// <summary>Each text with its path and the name of the member that holds it.</summary>
    private static IEnumerable<(string Field, string Name, string Text)> Texts(JsonElement json, string path, string name) => json.ValueKind switch
    {
        JsonValueKind.String => [(path, name, json.GetString()!)],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Texts(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany((item, i) => Texts(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), name)),
        _ => [],
    };
}
