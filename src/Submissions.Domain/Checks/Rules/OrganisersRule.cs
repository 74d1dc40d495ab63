using System.Text.Json;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Checks.Rules;

/// <summary>How many organisations hold the event together, the lead among them.</summary>
public sealed record OrganisersRule(int? Min, int? Max) : Rule
{
    public override string Name => "organisers";
    public override Section Section => Section.Organisers;
    public override string Field => "organisers";
    public override string Guideline => $"{Sentence.Range(Min, Max)} organisers, one of them the lead.";

    internal static Rule Read(JsonAt json, Severity severity)
    {
        var (min, max) = json.MinMax(50);
        return new OrganisersRule(min, max) { Severity = severity };
    }

    public override void WriteData(Utf8JsonWriter json) => json.WriteMinMax(Min, Max);

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        var count = candidate.Content.Organisers.Count(organiser => !organiser.Name.IsBlank());
        if (count > Max)
            yield return Find(Field, $"There are {Sentence.Count(count, "organiser")}; this call takes at most {Max}.", "Name the others in the description as partners.");
        else if (count > 0 && count < Min)
            yield return Find(Field, $"There {(count == 1 ? "is" : "are")} {Sentence.Count(count, "organiser")}; this call asks for at least {Min}.", $"Add {Sentence.Count(Min.Value - count, "organisation")} to hold the event with you.");
    }
}
