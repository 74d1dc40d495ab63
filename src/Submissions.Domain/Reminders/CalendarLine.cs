using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Reminders;

/// <summary>A letter that will go out, as the support unit may see it: of a draft neither whose nor what, because it is its writers' own.</summary>
/// <param name="Proposal">Null for a draft.</param>
/// <param name="Reference">Null for a draft.</param>
public sealed record CalendarLine(ProposalId? Proposal, Reference? Reference, Coming Coming)
{
    public bool IsDraft => Proposal is null;

    /// <summary>As filed; null for a draft.</summary>
    public string? Title { get; init; }

    /// <param name="call">As it holds for this proposal.</param>
    public static IEnumerable<CalendarLine> Of(Call call, Proposal proposal, DateTimeOffset now) =>
        Coming.Of(call, proposal, now).Select(coming => proposal.Filed is { } filed
            ? new CalendarLine(proposal.Id, filed.Reference, coming)
            : new CalendarLine(null, null, coming with { To = [] }));
}
