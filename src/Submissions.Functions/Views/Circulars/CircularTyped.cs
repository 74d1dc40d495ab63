using Submissions.Domain.Checks;
using Submissions.Domain.Circulars;

namespace Submissions.Functions.Views.Circulars;

/// <summary>What was typed into the form of a letter to many, and what is wrong with it.</summary>
/// <param name="IsEveryone">Whether the tick that everyone is meant was set.</param>
/// <param name="Number">The number typed beside it.</param>
/// <param name="Wrong">Nothing before anything was sent.</param>
public sealed record CircularTyped(IReadOnlyList<CircularText> Texts, bool IsEveryone, string? Number, IReadOnlyList<Finding> Wrong)
{
    public CircularText In(string language) => Texts.FirstOrDefault(text => text.Language == language) ?? new CircularText(language, "", "");

    public IEnumerable<Finding> At(string field) => Wrong.Where(finding => finding.Field == field);
}

/// <summary>A letter as one reader would see it.</summary>
public sealed record CircularSample(string Reference, string Language, string To, int Others, string Subject, string Text);
