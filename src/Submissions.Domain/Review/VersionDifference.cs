using Submissions.Domain.Checks;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>A field that two versions have differently.</summary>
/// <param name="Field">Its path, as in <c>title</c>; <c>documents</c> for the files.</param>
/// <param name="Words">Its name within a sentence.</param>
public sealed record FieldDifference(string Field, string Words, IReadOnlyList<TextPart> Parts);

/// <summary>What an organiser changed between two filings, field by field in the form's order.</summary>
public static class VersionDifference
{
    public static IReadOnlyList<FieldDifference> Between(FiledVersion before, FiledVersion after) =>
        [.. Between(before.Content, after.Content), .. Different("documents", "documents", Files(before.Documents), Files(after.Documents))];

    public static IEnumerable<FieldDifference> Between(ProposalContent before, ProposalContent after) =>
        FormFields.All.SelectMany(field => Different(field.Path, field.Words, FieldTexts.Of(field, before), FieldTexts.Of(field, after)));

    private static IEnumerable<FieldDifference> Different(string path, string words, string before, string after) =>
        before == after ? [] : [new FieldDifference(path, words, TextDifference.Between(before, after))];

    /// <summary>A file is told by its name and, because a name may stay, by the beginning of its hash.</summary>
    private static string Files(IReadOnlyList<Document> documents) => string.Join(
        '\n', documents.OrderBy(one => one.Kind, StringComparer.Ordinal).ThenBy(one => one.At).Select(one => $"{Sentence.Plain(one.Kind)}: {one.Name} (SHA-256 {one.Sha256[..12]}…)"));
}
