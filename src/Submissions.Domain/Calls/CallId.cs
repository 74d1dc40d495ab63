using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Submissions.Domain.Calls;

/// <summary>A call's id: 3 to 40 of a-z, 0-9 and hyphens, as in <c>marrakesh-2018</c>. It is also the storage partition.</summary>
[JsonConverter(typeof(Json))]
public readonly partial record struct CallId
{
    private CallId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out CallId id)
    {
        var valid = text is not null && Form().IsMatch(text);
        id = valid ? new CallId(text!) : default;
        return valid;
    }

    public static CallId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a call's id.");

    public override string ToString() => Value;

    internal sealed class Json : JsonConverter<CallId>
    {
        public override CallId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Expected a call's id.");

        public override void Write(Utf8JsonWriter writer, CallId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]\\z")]
    private static partial Regex Form();
}
