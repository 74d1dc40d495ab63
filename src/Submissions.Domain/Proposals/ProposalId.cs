using System.Text.Json;
using System.Text.Json.Serialization;
using Submissions.Domain.Calls;

namespace Submissions.Domain.Proposals;

/// <summary>
/// A proposal's id, <c>marrakesh-2018.k7f3x2m9q4t8</c>: the call, a dot, twelve random symbols in lower case. It names
/// its storage partition, so that no look-up is needed to find a proposal.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct ProposalId
{
    private const int Length = 12;

    private ProposalId(CallId call, string value)
    {
        Call = call;
        Value = value;
    }

    public CallId Call { get; }

    public string Value { get; }

    /// <param name="call">The call the proposal answers.</param>
    /// <param name="random">At least 32 random bytes.</param>
    public static ProposalId New(CallId call, ReadOnlySpan<byte> random)
    {
#pragma warning disable CA1308 // Ids are written in lower case on purpose: they stand in addresses.
        return new ProposalId(call, $"{call}.{Symbols.From(random, Length).ToLowerInvariant()}");
#pragma warning restore CA1308
    }

    public static bool TryParse(string? text, out ProposalId id)
    {
        id = default;
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (dot < 0 || text!.Length != dot + 1 + Length || !CallId.TryParse(text[..dot], out var call))
            return false;
        foreach (var c in text.AsSpan(dot + 1))
        {
            if (char.IsAsciiLetterUpper(c) || !Symbols.Contain(char.ToUpperInvariant(c)))
                return false;
        }

        id = new ProposalId(call, text);
        return true;
    }

    public static ProposalId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a proposal's id.");

    public override string ToString() => Value;

    internal sealed class Json : JsonConverter<ProposalId>
    {
        public override ProposalId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Expected a proposal's id.");

        public override void Write(Utf8JsonWriter writer, ProposalId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
