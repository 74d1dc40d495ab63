using System.Globalization;
using System.Text.Json.Serialization;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Circulars;

/// <summary>Whom a letter to many was prepared for: one proposal's readers at that moment.</summary>
public sealed record CircularItem(ProposalId Proposal, string Reference, string Language, IReadOnlyList<string> To)
{
    public static CircularItem Of(CircularReading reading) => new(reading.Proposal, reading.Reference, reading.Language, [.. reading.To.Select(contact => contact.Address)]);
}

/// <summary>A proposal that was selected and is not written to.</summary>
public sealed record CircularLeftOut(ProposalId Proposal, string Reference, string Why);

[JsonConverter(typeof(JsonStringEnumConverter<CircularState>))]
public enum CircularState
{
    [JsonStringEnumMemberName("prepared")] Prepared,
    [JsonStringEnumMemberName("released")] Released,
    [JsonStringEnumMemberName("undone")] Undone,
}

/// <summary>A letter to many: prepared, seen, released or undone. Nobody outside the unit knows of it before its release, and it is released once.</summary>
/// <param name="Id">Sixteen hexadecimal digits, of the request that prepared it: sent twice, it is one.</param>
/// <param name="Prepared">Who prepared it and when.</param>
/// <param name="Filter">The filter that meant its proposals, in its address' words; null where they were ticked.</param>
/// <param name="Seal">Names exactly the proposals that were selected.</param>
/// <param name="Texts">One a language.</param>
/// <param name="Proposals">About how many it was prepared.</param>
/// <param name="Letters">How many would have gone out then.</param>
public sealed record Circular(
    string Id, CallId Call, Act Prepared, string? Filter, string Seal, IReadOnlyList<CircularText> Texts, int Proposals, int Letters)
{
    public const int Most = Review.Batch.Most;

    public Act? Released { get; init; }

    /// <summary>The request that released it.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>The seal of what it released, which begins with the number of letters; null where it was released before this was kept. A column of its row, for older instances.</summary>
    [JsonIgnore]
    public string? ReleasedSeal { get; init; }

    /// <summary>Those that were selected and are not written to: since it was prepared, and since its release.</summary>
    public IReadOnlyList<CircularLeftOut> LeftOut { get; init; } = [];

    public Act? Undone { get; init; }

    [JsonIgnore]
    public CircularState State => Released is not null ? CircularState.Released : Undone is not null ? CircularState.Undone : CircularState.Prepared;

    [JsonIgnore]
    public string Subject => Texts[0].Subject;

    public static bool IsId(string id) => id.Length == 16 && id.All(char.IsAsciiHexDigitLower);

    /// <summary>Why it cannot be released, or null.</summary>
    /// <param name="plan">Whom it would reach now.</param>
    /// <param name="letters">The number of letters that whoever releases typed.</param>
    /// <param name="seal">Of what they were shown.</param>
    public Refusal? RefusesRelease(CircularPlan plan, int? letters, string? seal) => State switch
    {
        CircularState.Released => CircularRefusals.Released,
        CircularState.Undone => CircularRefusals.Undone,
        _ when plan.Letters == 0 => CircularRefusals.Nobody,
        _ when seal is null => CircularRefusals.SealMissing,
        _ when seal != plan.Seal => CircularRefusals.NotSeen,
        _ when letters != plan.Letters => CircularRefusals.EveryoneMiscounted,
        _ => null,
    };

    public Circular Release(CircularPlan plan, RequestKey request, Act act) =>
        this with { Released = act, ReleasedBy = request.Hash, ReleasedSeal = plan.Seal, LeftOut = [.. LeftOut, .. plan.LeftOut] };

    /// <summary>Whether its release was of this: a request that is sent again says the same.</summary>
    public bool WasReleasedAs(int? letters, string? seal) =>
        ReleasedSeal is null || (seal == ReleasedSeal && ReleasedSeal.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{letters}-"), StringComparison.Ordinal));

    public Refusal? RefusesUndoing => State == CircularState.Released ? CircularRefusals.Released : null;
}
