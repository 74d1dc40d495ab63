using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Checks;

/// <summary>A rule of a call: data with a name and a severity. Each kind is one file in <c>Checks/Rules</c>.</summary>
public abstract record Rule
{
    /// <summary>Its name in the call's file, as in <c>words</c>.</summary>
    public abstract string Name { get; }

    public required Severity Severity { get; init; }

    /// <summary>The section of the form whose page shows this rule; <see cref="Section.File"/> when it concerns the whole.</summary>
    public abstract Section Section { get; }

    /// <summary>The field or group beside which <see cref="Guideline"/> is shown, as in <c>title</c>.</summary>
    public abstract string Field { get; }

    /// <summary>What the rule asks, in a short sentence ("At most 25 words.").</summary>
    public abstract string Guideline { get; }

    public abstract IEnumerable<Finding> Check(Candidate candidate);

    /// <summary>Writes the rule's own members, as its kind reads them; name and severity are written already.</summary>
    public abstract void WriteData(Utf8JsonWriter json);

    /// <summary>A finding of this rule, with the rule's severity unless it only informs.</summary>
    protected Finding Find(string field, string message, string? fix = null, Severity? severity = null) =>
        new(Name, severity ?? Severity, field, message, Guideline, fix);
}

/// <summary>What rules look at: a proposal as it stands, and what else of the call bears on it.</summary>
/// <param name="Call">The call with its rules.</param>
/// <param name="Content">The content, as typed.</param>
/// <param name="Documents">What has been received.</param>
/// <param name="Now">The instant the check is for.</param>
/// <param name="LeadHolders">References of other filed proposals by the same lead; empty when not looked up.</param>
public sealed record Candidate(
    Call Call,
    ProposalContent Content,
    IReadOnlyList<Document> Documents,
    DateTimeOffset Now,
    IReadOnlyList<string> LeadHolders)
{
    /// <summary>Kinds of document that need not come.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>What the unit asked of this proposal alone.</summary>
    public IReadOnlyList<DocumentRequest> Requests { get; init; } = [];
}

/// <summary>The form's sections, in the order of its task list.</summary>
public enum Section
{
    About,
    Organisers,
    Description,
    Speakers,
    Room,
    Documents,
    File,
}
