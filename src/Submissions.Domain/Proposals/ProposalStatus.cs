using System.Text.Json.Serialization;

namespace Submissions.Domain.Proposals;

/// <summary>Where a proposal stands. The words are the product's; the support unit's moves come with its desk.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProposalStatus>))]
public enum ProposalStatus
{
    [JsonStringEnumMemberName("draft")] Draft,
    [JsonStringEnumMemberName("submitted")] Submitted,
    [JsonStringEnumMemberName("waiting-list")] WaitingList,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}

public static class ProposalStatuses
{
    /// <summary>The status as it stands in addresses and rows, as in <c>waiting-list</c>.</summary>
    public static string Slug(this ProposalStatus status) => status switch
    {
        ProposalStatus.Draft => "draft",
        ProposalStatus.Submitted => "submitted",
        ProposalStatus.WaitingList => "waiting-list",
        ProposalStatus.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

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
