using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Submissions.Domain.Proposals;

/// <summary>
/// The content's JSON: camelCase, unknown fields refused by name, members in the order of <see cref="ProposalContent"/>.
/// <see cref="Canonical"/> gives the bytes whose SHA-256 a receipt carries.
/// </summary>
public static class ContentJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <exception cref="JsonException">Not JSON, an unknown field, or a value of the wrong kind; <c>Path</c> says where.</exception>
    public static ProposalContent Read(ReadOnlySpan<byte> utf8)
    {
        var content = JsonSerializer.Deserialize<ProposalContent>(utf8, Options) ?? throw new JsonException("A proposal's content is an object.", "$", null, null);
        foreach (var (path, items) in Lists(content))
        {
            if (items.Contains(null))
                throw new JsonException("A list holds no null.", path, null, null);
        }

        return content;
    }

    public static byte[] Canonical(ProposalContent content) => JsonSerializer.SerializeToUtf8Bytes(content, Options);

    /// <summary>SHA-256 of the canonical bytes, 64 lower-case hexadecimal digits.</summary>
    public static string Sha256(ProposalContent content) => Convert.ToHexStringLower(SHA256.HashData(Canonical(content)));

    /// <summary>Whether two contents say the same; records that hold lists do not compare by value.</summary>
    public static bool Same(ProposalContent one, ProposalContent other) => Canonical(one).AsSpan().SequenceEqual(Canonical(other));

    /// <summary>The lists, whose items the serializer does not hold against their nullability.</summary>
    internal static IEnumerable<(string Path, IEnumerable<object?> Items)> Lists(ProposalContent content) =>
    [
        ("$.languages", content.Languages),
        ("$.organisers", content.Organisers),
        ("$.contacts", content.Contacts),
        ("$.background", content.Background),
        ("$.requirements.interpretation", content.Requirements.Interpretation),
        ("$.wishes.slots", content.Wishes.Slots),
        ("$.guidingQuestions", content.GuidingQuestions),
        ("$.panellists", content.Panellists),
        ("$.programme", content.Programme),
        .. content.Programme.Where(item => item is not null).Select((item, i) => ($"$.programme[{i}].who", (IEnumerable<object?>)item.Who)),
        ("$.translations", content.Translations.Values),
    ];

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            PropertyNameCaseInsensitive = false,
            AllowDuplicateProperties = false,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = 16,
            // The bytes are hashed and read by people; pages escape what they show themselves.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new AmountConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class AmountConverter : JsonConverter<Amount>
    {
        public override bool HandleNull => true;

        public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Null => default,
            JsonTokenType.String => new Amount(reader.GetString()),
            JsonTokenType.Number when reader.TryGetInt32(out var number) => number,
            _ => throw new JsonException("Expected a whole number."),
        };

        public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
        {
            if (value.Text is null)
                writer.WriteNullValue();
            else if (value.Value is { } number && Amount.FromInt32(number).Text == value.Text)
                writer.WriteNumberValue(number);
            else
                writer.WriteStringValue(value.Text);
        }
    }
}
