using System.Text.Json;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks.Rules;

/// <summary>
/// At least one speaker of another gender than the rest, the moderator among them. Gender is optional: nothing is found
/// unless every speaker has given one.
/// </summary>
public sealed record GenderBalanceRule : Rule
{
    public override string Name => "genderBalance";
    public override Section Section => Section.Speakers;
    public override string Field => "panellists";
    public override string Guideline => "At least one speaker is of another gender than the others.";

    internal static Rule Read(JsonAt _, Severity severity) => new GenderBalanceRule { Severity = severity };

    public override void WriteData(Utf8JsonWriter json)
    {
    }

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        List<string?> genders = [.. candidate.Content.Speaking().Select(panellist => panellist.Gender)];
        if (!(candidate.Content.Moderator?.Name).IsBlank())
            genders.Add(candidate.Content.Moderator.Gender);
        if (genders.Count > 1 && !genders.Any(Blank.IsBlank) && genders.Distinct(StringComparer.Ordinal).Count() == 1)
            yield return Find(Field, "All speakers are of one gender so far.", "Invite one more perspective to the panel.");
    }
}
