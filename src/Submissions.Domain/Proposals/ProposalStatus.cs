using System.Text.Json.Serialization;

namespace Submissions.Domain.Proposals;

/// <summary>Where a proposal stands, in the order of its life. The words are the product's.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProposalStatus>))]
public enum ProposalStatus
{
    [JsonStringEnumMemberName("draft")] Draft,
    [JsonStringEnumMemberName("submitted")] Submitted,

    /// <summary>The support unit asked for changes; filing again answers them.</summary>
    [JsonStringEnumMemberName("changes-requested")] ChangesRequested,
    [JsonStringEnumMemberName("waiting-list")] WaitingList,

    /// <summary>The support unit's yes, which the organisers are to confirm.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("confirmed")] Confirmed,
    [JsonStringEnumMemberName("held")] Held,
    [JsonStringEnumMemberName("declined")] Declined,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,

    /// <summary>Lives on in another proposal.</summary>
    [JsonStringEnumMemberName("merged")] Merged,
}

public static class ProposalStatuses
{
    /// <summary>The status as it stands in addresses and rows, as in <c>waiting-list</c>.</summary>
    public static string Slug(this ProposalStatus status) => status switch
    {
        ProposalStatus.Draft => "draft",
        ProposalStatus.Submitted => "submitted",
        ProposalStatus.ChangesRequested => "changes-requested",
        ProposalStatus.WaitingList => "waiting-list",
        ProposalStatus.Accepted => "accepted",
        ProposalStatus.Confirmed => "confirmed",
        ProposalStatus.Held => "held",
        ProposalStatus.Declined => "declined",
        ProposalStatus.Withdrawn => "withdrawn",
        ProposalStatus.Merged => "merged",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>Whether its organisers can no longer do anything with it: it takes no further part.</summary>
    public static bool IsAtRest(this ProposalStatus status) => status is ProposalStatus.Declined or ProposalStatus.Withdrawn or ProposalStatus.Merged;

    public static bool TryParse(string? slug, out ProposalStatus status)
    {
        foreach (var candidate in Enum.GetValues<ProposalStatus>())
        {
            status = candidate;
            if (candidate.Slug() == slug)
                return true;
        }

        status = default;
        return false;
    }

    public static ProposalStatus Parse(string? slug) =>
        TryParse(slug, out var status) ? status : throw new FormatException($"'{slug}' is not a status.");
}
