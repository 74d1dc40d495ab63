using System.Text.Json.Serialization;

namespace Submissions.Domain.Documents;

/// <summary>A file that has been received. Its bytes are in the blob <c>{call}/{proposal}/{id}</c>; the name is a name only.</summary>
/// <param name="Id">Sixteen lower-case symbols.</param>
/// <param name="Kind">The required kind it answers, as in <c>concept-note</c>, or <c>other</c>.</param>
/// <param name="Name">The name its owner gave it, any Unicode, at most 255 characters.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Type">What its first bytes say it is, as in <c>pdf</c>.</param>
/// <param name="At">When its last byte arrived.</param>
public sealed record Document(string Id, string Kind, string Name, long Bytes, string Sha256, string Type, DateTimeOffset At)
{
    public const string OtherKind = "other";

    public DocumentState State { get; init; } = DocumentState.Received;

    /// <summary>Why it was rejected and until when another may come; null in every other state.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Rejection? Rejection { get; init; }

    /// <summary>The proposal that received it and under whose name its bytes are kept, when it came with a merge; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Proposals.ProposalId? From { get; init; }
}

/// <param name="Words">The support unit's, for the organisers.</param>
/// <param name="Until">The last instant at which another file is taken in its place, whatever the kind's own due date.</param>
public sealed record Rejection(string Words, DateTimeOffset Until);

/// <summary>A kind of document that the support unit does without, for one proposal.</summary>
/// <param name="Words">Why, for the organisers.</param>
/// <param name="By">Who waived it.</param>
public sealed record Waiver(string Kind, string Words, string By, DateTimeOffset At);

[JsonConverter(typeof(JsonStringEnumConverter<DocumentState>))]
public enum DocumentState
{
    [JsonStringEnumMemberName("missing")] Missing,
    [JsonStringEnumMemberName("received")] Received,
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("rejected")] Rejected,
    [JsonStringEnumMemberName("waived")] Waived,
}
