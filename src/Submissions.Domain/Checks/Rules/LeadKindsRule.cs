using System.Text.Json;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks.Rules;

/// <summary>Kinds of organisation that may lead.</summary>
public sealed record LeadKindsRule(IReadOnlyList<string> Kinds) : Rule
{
    public override string Name => "leadKinds";
    public override Section Section => Section.Organisers;
    public override string Field => "organisers";
    public override string Guideline => $"The lead is {Sentence.Or(Kinds.Select(Sentence.Plain))}.";

    internal static Rule Read(JsonAt json, Severity severity) => new LeadKindsRule(json["kinds"].Kinds()) { Severity = severity };

    public override void WriteData(Utf8JsonWriter json) => json.WriteList("kinds", Kinds);

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        if (candidate.Content.Lead is not { } lead || lead.Name.IsBlank())
            yield break;
        var path = $"organisers[{candidate.Content.LeadIndex()}].kind";
        if (lead.Kind.IsBlank())
            yield return Find(path, "The kind of the lead organisation is not given yet.", "Choose what kind of organisation it is.");
        else if (OrganiserKind.All.Contains(lead.Kind) && !Kinds.Contains(lead.Kind))
            yield return Find(path, $"The lead is {Sentence.Plain(lead.Kind)}; this call expects {Sentence.Or(Kinds.Select(Sentence.Plain))}.", "Let one of your partners lead, or ask the support unit.");
    }
}
