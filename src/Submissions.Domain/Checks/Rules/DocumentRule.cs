using Submissions.Domain.Calls;

namespace Submissions.Domain.Checks.Rules;

/// <summary>
/// A document the call asks for, with its own due date. It blocks filing only when it is due by the closing; one that is
/// due later is chased.
/// </summary>
public sealed record DocumentRule(string Kind, DueDate Due) : Rule
{
    public override string Name => "document";
    public override Section Section => Section.Documents;
    public override string Field => $"documents.{Kind}";
    public override string Guideline => $"A document is required: {KindWords}.";

    /// <summary>The kind in words: "concept note".</summary>
    public string KindWords => Kind.Replace('-', ' ');

    /// <summary>The last instant it is in time.</summary>
    public DateTimeOffset DueAt(Call call) => Due.At(call);

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        if (candidate.Documents.Any(document => document.Kind == Kind))
            yield break;
        yield return Find(Field, $"The {KindWords} is missing.", "Upload it under Documents.");
    }
}
