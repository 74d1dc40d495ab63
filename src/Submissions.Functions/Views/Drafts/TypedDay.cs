using Submissions.Domain.Proposals;

namespace Submissions.Functions.Views.Drafts;

/// <summary>A day that was typed for a draft and refused.</summary>
public sealed record TypedDay(ProposalId Draft, string? Day);
