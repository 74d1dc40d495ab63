using System.Text.Json.Serialization;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Merging;

/// <summary>A merge that is proposed, as one of its two proposals knows it. A proposal is in one at most.</summary>
/// <param name="Other">The other proposal.</param>
/// <param name="IsInto">Whether this is the one that would live on.</param>
/// <param name="Words">The unit's reasons, to both.</param>
/// <param name="Until">When silence ends it.</param>
/// <param name="AgreedAt">When this one's organisers agreed; null before.</param>
/// <param name="OtherAgreedAt">When the other's did.</param>
public sealed record Merge(
    ProposalId Other, bool IsInto, string Words, string By, DateTimeOffset At, DateTimeOffset Until, DateTimeOffset? AgreedAt, DateTimeOffset? OtherAgreedAt)
{
    /// <summary>Whether silence has ended it, though nothing has cleared it away yet.</summary>
    public bool IsOver(DateTimeOffset now) => now >= Until.AddSeconds(1);
}

/// <summary>Where a merged proposal went.</summary>
public sealed record MergedInto(ProposalId Proposal, string Reference, DateTimeOffset At);

/// <summary>How a merge that was proposed came to nothing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MergeEnd>))]
public enum MergeEnd
{
    [JsonStringEnumMemberName("declined")] Declined,
    [JsonStringEnumMemberName("called-off")] CalledOff,
    [JsonStringEnumMemberName("expired")] Expired,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}
