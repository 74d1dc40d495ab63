namespace Submissions.Domain.Documents;

/// <summary>Names of the types of files that a call may allow; also their extensions.</summary>
public static class FileTypes
{
    public static IReadOnlyList<string> All { get; } = ["pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "png", "jpg"];
}
