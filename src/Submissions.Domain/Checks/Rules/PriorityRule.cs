using System.Text.Json;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Checks.Rules;

/// <summary>Whose proposals come first where there are fewer places than proposals; among equals, who filed first.</summary>
/// <param name="Kinds">Kinds of lead, the first before the second; every other kind after them.</param>
public sealed record PriorityRule(IReadOnlyList<string> Kinds) : Rule
{
    public override string Name => "priority";
    public override Section Section => Section.Organisers;
    public override string Field => "organisers";
    public override string Guideline => $"Where places are few, proposals led by {Sentence.Or(Kinds.Select(Sentence.Plain))} come first; then those that were filed first.";

    /// <summary>Where that kind of lead stands; 0 comes first.</summary>
    public int Rank(string? kind)
    {
        for (var rank = 0; rank < Kinds.Count; rank++)
        {
            if (Kinds[rank] == kind)
                return rank;
        }

        return Kinds.Count;
    }

    internal static Rule Read(JsonAt json, Severity severity) => new PriorityRule(json["kinds"].Kinds()) { Severity = severity };

    public override void WriteData(Utf8JsonWriter json) => json.WriteList("kinds", Kinds);

    /// <summary>An order is no demand: nobody can offend against it.</summary>
    public override IEnumerable<Finding> Check(Candidate candidate) => [];
}
