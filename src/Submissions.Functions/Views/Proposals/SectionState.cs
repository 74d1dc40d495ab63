using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Views.Proposals;

/// <summary>How far a section is, for the task list.</summary>
/// <param name="Tag">Its colour; the words say the same.</param>
public sealed record SectionState(Section Section, string Tag, string Words)
{
    public static IReadOnlyList<SectionState> Of(Proposal proposal, IReadOnlyList<Finding> findings) =>
        [.. SectionPages.Written.Append(Section.Documents).Select(section => Of(section, proposal, findings))];

    private static SectionState Of(Section section, Proposal proposal, IReadOnlyList<Finding> findings)
    {
        var here = findings.Where(finding => FormFields.SectionOf(finding.Field) == section).ToList();
        var (blocks, warns) = (here.Count(f => f.Severity == Severity.Block), here.Count(f => f.Severity == Severity.Warn));
        var begun = section == Section.Documents ? proposal.Documents.Count > 0 : ContentFields.Of(proposal.Content, section).Count > 0;
        return (begun, blocks, warns) switch
        {
            (false, 0, _) => new(section, "", "○ Not started"),
            (false, _, _) => new(section, "", "○ Not started"),
            (_, > 0, _) => new(section, "bad", $"! {Plain.Number(blocks, "things")} to mend"),
            (_, _, > 0) => new(section, "warn", $"~ {Plain.Number(warns, "things")} to look at"),
            _ => new(section, "good", "✓ Complete"),
        };
    }
}
