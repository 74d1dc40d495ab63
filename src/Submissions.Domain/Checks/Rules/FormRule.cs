using System.Text.Json;
using Submissions.Domain.Checks.Form;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks.Rules;

/// <summary>
/// What every call asks, whether its file says so or not: a title, an organiser, a first contact that letters reach; and
/// that numbers are numbers, codes are known, links are links. It always blocks, and no file names it.
/// </summary>
public sealed record FormRule : Rule
{
    public static FormRule Always { get; } = new() { Severity = Severity.Block };

    public override string Name => "form";
    public override Section Section => Section.File;
    public override string Field => "";
    public override string Guideline => "Every field holds what it asks for.";

    public override void WriteData(Utf8JsonWriter json)
    {
    }

    public override IEnumerable<Finding> Check(Candidate candidate) =>
        Mistakes(candidate.Content).Select(mistake => new Finding(Name, Severity, mistake.Field, mistake.Message, null, mistake.Fix));

    private static IEnumerable<Mistake> Mistakes(ProposalContent content) =>
    [
        .. Needed(content),
        .. Addresses.Mistakes(content.Contacts),
        .. TypedNumbers.Mistakes(content),
        .. KnownValues.Mistakes(content),
        .. Links.Mistakes(content.Background),
        .. PlainText.Mistakes(content),
    ];

    private static IEnumerable<Mistake> Needed(ProposalContent content)
    {
        if (content.Title.IsBlank())
            yield return new("title", "The title is missing.", "Give the event a title; you can change it until the call closes.");
        if (!content.Organisers.Any(organiser => !organiser.Name.IsBlank()))
            yield return new("organisers[0].name", "No organiser is named yet.", "Name the organisation that holds the event.");
        else if ((content.Lead?.Name).IsBlank())
            yield return new($"organisers[{content.LeadIndex()}].name", "The lead organiser is not named yet.", "Name it, or mark another organiser as the lead.");
        if (content.Organisers.Count(organiser => organiser.Lead) > 1)
            yield return new("organisers", "More than one organiser is marked as the lead.", "Mark the one that answers for the proposal.");
    }
}
