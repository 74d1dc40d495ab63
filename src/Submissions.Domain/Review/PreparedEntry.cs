using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>A prepared decision as the list of those to release shows it.</summary>
/// <param name="Decision">What is prepared.</param>
/// <param name="Standing">Where the proposal stands until its release.</param>
/// <param name="Language">The language its letters will be in.</param>
/// <param name="Recipients">Whom they go to.</param>
/// <param name="HeldUp">Whether a proposed merge keeps it from being released.</param>
public sealed record PreparedEntry(PreparedDecision Decision, ProposalStatus Standing, string Language, IReadOnlyList<string> Recipients, bool HeldUp)
{
    public static PreparedEntry? Of(Call call, Proposal proposal) => proposal.Deciding.Prepared is { } prepared
        ? new PreparedEntry(
            prepared, proposal.Standing, proposal.LetterLanguage(call), [.. proposal.Recipients.Select(address => address.Value)], proposal.Merge is not null)
        : null;
}
