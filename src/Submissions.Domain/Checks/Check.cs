using Submissions.Domain.Calls;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks;

/// <summary>"Check me": every finding of every rule, at once.</summary>
public static class Check
{
    /// <summary>The findings, those that block first, then in the order of the form's sections.</summary>
    public static IReadOnlyList<Finding> All(Candidate candidate) =>
    [
        .. RulesOf(candidate.Call)
            .SelectMany(rule => rule.Check(candidate))
            .OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => FormFields.SectionOf(finding.Field)),
    ];

    /// <summary>The rules that a call's proposals are held against: the form's own, and those of its file.</summary>
    public static IEnumerable<Rule> RulesOf(Call call) => call.Rules.Prepend(FormRule.Always);

    public static bool Blocks(this IEnumerable<Finding> findings) => findings.Any(finding => finding.Severity == Severity.Block);

    public static Candidate Candidate(this Proposal proposal, Call call, DateTimeOffset now, IReadOnlyList<string>? leadHolders = null) =>
        proposal.Candidate(proposal.Content, call, now, leadHolders);

    /// <summary>The proposal with another content than what is being written: as it was filed.</summary>
    public static Candidate Candidate(
        this Proposal proposal, ProposalContent content, Call call, DateTimeOffset now, IReadOnlyList<string>? leadHolders = null) =>
        new(call, content, proposal.Documents, now, leadHolders ?? []) { Waivers = proposal.Waivers, Requests = proposal.Asking.Documents };
}
