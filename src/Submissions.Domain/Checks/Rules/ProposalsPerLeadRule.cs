using System.Globalization;
using System.Text.Json;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Checks.Rules;

/// <summary>How many filed proposals one organisation may lead. Co-organising is not limited.</summary>
public sealed record ProposalsPerLeadRule(int Max) : Rule
{
    public override string Name => "proposalsPerLead";
    public override Section Section => Section.Organisers;
    public override string Field => "organisers";
    public override string Guideline => string.Create(CultureInfo.InvariantCulture, $"An organisation leads at most {Sentence.Count(Max, "proposal")}; it may co-organise more.");

    internal static Rule Read(JsonAt json, Severity severity) => new ProposalsPerLeadRule(json["max"].Whole(1, 100)) { Severity = severity };

    public override void WriteData(Utf8JsonWriter json) => json.WriteNumber("max", Max);

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        if (candidate.Content.Lead is not { } lead || candidate.LeadHolders.Count < Max)
            yield break;
        yield return Find(
            $"organisers[{candidate.Content.LeadIndex()}].name",
            $"{Sentence.Quoted(lead.Name ?? "")} already leads {Sentence.Count(candidate.LeadHolders.Count, "filed proposal")} in this call.",
            "Let one of your partners lead, or withdraw the other proposal first.");
    }
}
