using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Views.Proposals;

/// <summary>What the entries of a proposal's text share.</summary>
/// <param name="Findings">To be shown in their places.</param>
/// <param name="Edit">Whose pages findings link to; null for readers who cannot write.</param>
public sealed record TextView(IReadOnlyList<Finding> Findings, ProposalId? Edit)
{
    public IReadOnlyList<Finding> At(string path) =>
        [.. Findings.Where(finding => finding.Field == path || (finding.Field.StartsWith(path, StringComparison.Ordinal) && finding.Field[path.Length] is '.' or '['))];
}
