using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Views.Forms;

/// <summary>How findings are told: a word for each severity, beside its colour, and the page that mends it.</summary>
internal static class FindingWords
{
    public static string Sign(Severity severity) => severity switch
    {
        Severity.Block => "To mend:",
        Severity.Warn => "Please look:",
        _ => "Note:",
    };

    public static string Class(Finding finding) => finding.Severity switch
    {
        Severity.Block => "block",
        Severity.Warn => "warn",
        _ => "inform",
    };

    /// <summary>The field on its page, all findings shown there.</summary>
    public static string Href(ProposalId id, Finding finding)
    {
        var section = FormFields.SectionOf(finding.Field);
        return section == Section.File ? "#content" : $"/proposals/{id}/{section.Slug()}?check=1#{FieldId(finding.Field)}";
    }

    /// <summary>The element that a finding's field has on its page.</summary>
    public static string FieldId(string field) => field;
}
