using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Views.Proposals;

/// <summary>Where a proposal stands, in a sentence.</summary>
internal static class ProposalWords
{
    public static string StateWords(this Proposal proposal, Call call) => proposal switch
    {
        { Status: ProposalStatus.Withdrawn } => "Withdrawn. It is kept, and counts for nothing.",
        { Filed: null } => $"Saved {Clock(proposal.ChangedAt, call)}. Not filed yet.",
        { HasUnfiledChanges: true } => $"Saved {Clock(proposal.ChangedAt, call)}. Filed as {proposal.Filed.Reference}, but the latest changes are not filed yet.",
        { Status: ProposalStatus.WaitingList } => $"On the waiting list as {proposal.Filed!.Reference}.",
        _ => $"Filed as {proposal.Filed!.Reference}. Nothing has changed since.",
    };

    public static (string Tag, string Words) State(this Proposal proposal) => proposal.Status switch
    {
        ProposalStatus.Withdrawn => ("bad", "Withdrawn"),
        ProposalStatus.WaitingList => ("warn", "Waiting list"),
        ProposalStatus.Draft => ("warn", "Draft, not filed"),
        _ when proposal.HasUnfiledChanges => ("warn", "Filed, with changes that are not"),
        _ => ("good", "Filed"),
    };

    /// <summary>"14:02, Marrakesh time", the clock of the call.</summary>
    public static string Clock(DateTimeOffset instant, Call call) => $"{TimeWords.English.Clock(instant.In(call.Zone))}, {TimeWords.English.ZoneTime(call.PlaceOfTime())}";
}
