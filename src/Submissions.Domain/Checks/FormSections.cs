using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks;

/// <summary>How far a section of the form is.</summary>
public enum SectionProgress
{
    NotStarted,

    /// <summary>Something is there, something is still missing, and nothing is off.</summary>
    InProgress,

    /// <summary>Something that was given is off.</summary>
    HasFindings,

    Complete,
}

/// <summary>The form's sections, as its task list shows them: computed from the content and its findings, never stored.</summary>
public static class FormSections
{
    /// <summary>The sections that are written or uploaded; <see cref="Section.File"/> is the act at their end.</summary>
    public static IReadOnlyList<Section> Written { get; } =
        [Section.About, Section.Organisers, Section.Description, Section.Speakers, Section.Room, Section.Documents];

    public static IReadOnlyList<FormField> FieldsOf(Section section) => [.. FormFields.All.Where(field => field.Section == section)];

    /// <param name="section">One of <see cref="Written"/>.</param>
    /// <param name="content">The content as it stands.</param>
    /// <param name="documents">The documents received.</param>
    /// <param name="findings">All findings; those that only inform do not count.</param>
    public static SectionProgress ProgressOf(
        Section section, ProposalContent content, IReadOnlyList<Document> documents, IReadOnlyList<Finding> findings)
    {
        var filled = section == Section.Documents
            ? documents.Select(document => $"documents.{document.Kind}").ToHashSet(StringComparer.Ordinal)
            : FieldsOf(section).Where(field => field.IsFilled(content)).Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
        if (filled.Count == 0)
            return SectionProgress.NotStarted;
        var open = findings.Where(finding => finding.Severity >= Severity.Warn && FormFields.SectionOf(finding.Field) == section).ToList();
        if (open.Count == 0)
            return SectionProgress.Complete;
        return open.Exists(finding => IsAbout(finding, filled)) ? SectionProgress.HasFindings : SectionProgress.InProgress;
    }

    /// <summary>Whether a finding speaks of something that was given, and not of something that is missing.</summary>
    private static bool IsAbout(Finding finding, IEnumerable<string> filled) => filled.Any(path =>
        finding.Field == path
        || path.StartsWith(finding.Field + ".", StringComparison.Ordinal)
        || (finding.Field.StartsWith(path, StringComparison.Ordinal) && finding.Field[path.Length] is '.' or '['));
}
