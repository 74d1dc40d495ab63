using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Views.Proposals;

/// <summary>How far a section is, as the task list tells it.</summary>
/// <param name="Tag">Its colour; sign and words say the same.</param>
public sealed record SectionState(Section Section, string Tag, string Words)
{
    public static IReadOnlyList<SectionState> Of(Proposal proposal, IReadOnlyList<Finding> findings) =>
        [.. FormSections.Written.Select(section => Of(section, proposal, findings))];

    private static SectionState Of(Section section, Proposal proposal, IReadOnlyList<Finding> findings)
    {
        var open = findings.Where(finding => finding.Severity >= Severity.Warn && FormFields.SectionOf(finding.Field) == section).ToList();
        return FormSections.ProgressOf(section, proposal.Content, proposal.Documents, findings) switch
        {
            SectionProgress.NotStarted => new(section, "", "○ Not started"),
            SectionProgress.Complete => new(section, "good", "✓ Complete"),
            SectionProgress.InProgress => new(section, "accent", $"◐ {Plain.Number(open.Count, "things")} open"),
            _ when open.Blocks() => new(section, "bad", $"! {Plain.Number(open.Count, "things")} to mend"),
            _ => new(section, "warn", $"~ {Plain.Number(open.Count, "things")} to look at"),
        };
    }
}
