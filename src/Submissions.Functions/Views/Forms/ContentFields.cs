using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Views.Forms;

/// <summary>A content as fields: each path in its JSON (<c>contacts[2].email</c>) with what stands there as text.</summary>
public static class ContentFields
{
    /// <summary>What was written, in the content's order; blank fields are left out.</summary>
    public static IReadOnlyDictionary<string, string> Of(ProposalContent content)
    {
        var fields = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        Walk(JsonSerializer.SerializeToElement(content, ContentJson.Options), "", fields);
        return fields;
    }

    /// <summary>The same for one section.</summary>
    public static IReadOnlyDictionary<string, string> Of(ProposalContent content, Section section) =>
        Of(content).Where(field => FormFields.SectionOf(field.Key) == section).ToDictionary(StringComparer.Ordinal);

    /// <summary>
    /// A mark of what a section held when its page was served. A form carries it back: while it is the same, nobody else has
    /// changed this section, whatever happened to the others.
    /// </summary>
    public static string Mark(ProposalContent content, Section section)
    {
        var text = new StringBuilder();
        foreach (var (path, value) in Of(content, section))
            text.Append(path).Append('\u001f').Append(value).Append('\u001e');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }

    /// <summary>Whether something is written at that path or below it.</summary>
    public static bool Hold(this IReadOnlyDictionary<string, string> fields, string path) =>
        fields.ContainsKey(path) || fields.Keys.Any(key => key.Length > path.Length && key.StartsWith(path, StringComparison.Ordinal) && key[path.Length] is '.' or '[');

    private static void Walk(JsonElement element, string path, OrderedDictionary<string, string> fields)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", fields);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index())
                    Walk(item, $"{path}[{index}]", fields);
                break;
            case JsonValueKind.Null or JsonValueKind.False:
                break;
            default:
                if (element.ToString() is { Length: > 0 } text)
                    fields[path] = text;
                break;
        }
    }
}
