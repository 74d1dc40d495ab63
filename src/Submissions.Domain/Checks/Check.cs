using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks;

/// <summary>"Check me": every finding of every rule, at once.</summary>
public static class Check
{
    /// <summary>The findings, those that block first, then in the order of the form's sections.</summary>
    public static IReadOnlyList<Finding> All(Candidate candidate) =>
    [
        .. candidate.Call.Rules
            .SelectMany(rule => rule.Check(candidate).Select(finding => (rule.Section, Finding: finding)))
            .OrderByDescending(found => found.Finding.Severity)
            .ThenBy(found => found.Section)
            .Select(found => found.Finding),
    ];

    public static bool Blocks(this IEnumerable<Finding> findings) => findings.Any(finding => finding.Severity == Severity.Block);

    public static Candidate Candidate(this Proposal proposal, Call call, DateTimeOffset now, IReadOnlyList<string>? leadHolders = null) =>
        new(call, proposal.Content, proposal.Documents, now, leadHolders ?? []);
}
