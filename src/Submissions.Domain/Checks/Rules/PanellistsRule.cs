using System.Text.Json;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks.Rules;

/// <summary>How many panellists, the moderator not counted.</summary>
public sealed record PanellistsRule(int? Min, int? Max) : Rule
{
    public override string Name => "panellists";
    public override Section Section => Section.Speakers;
    public override string Field => "panellists";
    public override string Guideline => $"{Sentence.Range(Min, Max)} panellists.";

    internal static Rule Read(JsonAt json, Severity severity)
    {
        var (min, max) = json.MinMax(100);
        return new PanellistsRule(min, max) { Severity = severity };
    }

    public override void WriteData(Utf8JsonWriter json) => json.WriteMinMax(Min, Max);

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        var count = candidate.Content.Speaking().Count;
        if (count > Max)
            yield return Find(Field, $"There are {Sentence.Count(count, "panellist")}; this call takes at most {Max}.", "Let some of them speak from the floor.");
        else if (count < Min)
            yield return Find(Field, $"{Sentence.Subject(count, "panellist is", "panellists are")} named; this call asks for at least {Min}.", "Add panellists; they need not be confirmed yet.");
    }
}
