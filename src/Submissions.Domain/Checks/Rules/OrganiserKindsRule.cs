using System.Text.Json;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks.Rules;

/// <summary>
/// Who must be among the organisers: at least one of <see cref="AnyOf"/>, where the lead is of one of <see cref="Leads"/>
/// (of any kind when empty). UNFCCC: a State needs an observer organisation as partner.
/// </summary>
public sealed record OrganiserKindsRule(IReadOnlyList<string> Leads, IReadOnlyList<string> AnyOf) : Rule
{
    public override string Name => "organiserKinds";
    public override Section Section => Section.Organisers;
    public override string Field => "organisers";

    public override string Guideline => Leads.Count == 0
        ? $"Among the organisers: {Sentence.Or(AnyOf.Select(Sentence.Plain))}."
        : $"Where the lead is {Sentence.Or(Leads.Select(Sentence.Plain))}, one organiser must be {Sentence.Or(AnyOf.Select(Sentence.Plain))}.";

    internal static Rule Read(JsonAt json, Severity severity) =>
        new OrganiserKindsRule(json["leads"].Kinds(optional: true), json["anyOf"].Kinds()) { Severity = severity };

    public override void WriteData(Utf8JsonWriter json)
    {
        json.WriteList("leads", Leads);
        json.WriteList("anyOf", AnyOf);
    }

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        if (candidate.Content.Lead is not { Kind: { } lead } || (Leads.Count > 0 && !Leads.Contains(lead)))
            yield break;
        if (!candidate.Content.Organisers.Any(organiser => organiser.Kind is { } kind && AnyOf.Contains(kind)))
            yield return Find(Field, $"No organiser is {Sentence.Or(AnyOf.Select(Sentence.Plain))} yet.", "Add such a partner, or correct the kind of an organiser.");
    }
}

internal static class OrganiserKindJson
{
    public static IReadOnlyList<string> Kinds(this JsonAt json, bool optional = false) => json.Distinct(kind => kind.OneOf(OrganiserKind.All, "a kind of organiser"), optional);
}
