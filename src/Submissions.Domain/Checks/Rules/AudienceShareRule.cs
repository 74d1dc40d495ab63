using System.Text.Json;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Checks.Rules;

/// <summary>The share of the programme's minutes that belong to the audience.</summary>
/// <param name="Min">From 0 to 1.</param>
public sealed record AudienceShareRule(decimal Min) : Rule
{
    public override string Name => "audienceShare";
    public override Section Section => Section.Speakers;
    public override string Field => "programme";
    public override string Guideline => $"At least {Sentence.Percent(Min)} of the time belongs to the audience.";

    internal static Rule Read(JsonAt json, Severity severity) => new AudienceShareRule(json["min"].Share()) { Severity = severity };

    public override void WriteData(Utf8JsonWriter json) => json.WriteNumber("min", Min);

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        var items = candidate.Content.Programme;
        var planned = items.Sum(item => item.Minutes.Value ?? 0);
        var audience = items.Where(item => item.Audience).Sum(item => item.Minutes.Value ?? 0);
        var asked = (int)Math.Ceiling(planned * Min);
        if (planned > 0 && audience < asked)
        {
            yield return Find(
                Field,
                $"The audience has {audience} of {Sentence.Count(planned, "minute")}; this call asks for {Sentence.Percent(Min)}, that is {asked}.",
                "Mark the items whose time belongs to the audience, or give it more.");
        }
    }
}
