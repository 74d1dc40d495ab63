using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Views.Proposals;

/// <summary>Where a proposal stands, in a sentence.</summary>
internal static class ProposalWords
{
    public static string StateWords(this Proposal proposal, Call call) => proposal switch
    {
        { Status: ProposalStatus.Withdrawn } => "Withdrawn. It is kept, and counts for nothing.",
        { Status: ProposalStatus.Declined } => $"{proposal.Filed?.Reference} was not selected. It is kept, and can no longer be changed.",
        { Status: ProposalStatus.Merged } => $"{proposal.Filed?.Reference} was merged into another proposal. It is kept, and can no longer be changed.",
        { Status: ProposalStatus.Held } => $"{proposal.Filed?.Reference} has taken place.",
        { Status: ProposalStatus.Accepted } => $"{proposal.Filed?.Reference} is accepted. Please confirm.",
        { Status: ProposalStatus.Confirmed } => $"{proposal.Filed?.Reference} is accepted, and you have confirmed it.",
        { Filed: null } => $"Saved {Clock(proposal.ChangedAt, call)}. Not filed yet.",
        { HasUnfiledText: true } => $"Saved {Clock(proposal.ChangedAt, call)}. Filed as {proposal.Filed.Reference}, but the latest changes are not filed yet.",
        { Status: ProposalStatus.ChangesRequested } => $"Filed as {proposal.Filed.Reference}. The support unit asked for changes.",
        { Status: ProposalStatus.WaitingList } => $"On the waiting list as {proposal.Filed!.Reference}.",
        { HasUnfiledDocuments: true } => $"Filed as {proposal.Filed.Reference}. Documents have changed since: they count. Until the call closes, filing again gives a receipt that names them.",
        _ => $"Filed as {proposal.Filed!.Reference}. Nothing has changed since.",
    };

    public static (string Tag, string Words) State(this Proposal proposal) => proposal.Status switch
    {
        ProposalStatus.Withdrawn => ("bad", "Withdrawn"),
        ProposalStatus.Declined => ("bad", "Not selected"),
        ProposalStatus.Merged => ("bad", "Merged"),
        ProposalStatus.Held => ("good", "Held"),
        ProposalStatus.Draft => ("warn", "Draft, not filed"),
        ProposalStatus.ChangesRequested => ("warn", "Changes requested"),
        ProposalStatus.Accepted => ("good", "Accepted"),
        ProposalStatus.Confirmed => ("good", "Confirmed"),
        ProposalStatus.WaitingList => ("warn", "Waiting list"),
        _ when proposal.HasUnfiledText => ("warn", "Filed, with changes that are not"),
        _ when proposal.HasUnfiledDocuments => ("good", "Filed, documents changed since"),
        _ => ("good", "Filed"),
    };

    /// <summary>"14:02, Marrakesh time", the clock of the call.</summary>
    public static string Clock(DateTimeOffset instant, Call call) => $"{TimeWords.English.Clock(instant.In(call.Zone))}, {TimeWords.English.ZoneTime(call.PlaceOfTime())}";
}
