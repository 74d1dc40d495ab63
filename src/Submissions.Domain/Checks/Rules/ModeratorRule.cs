using System.Text.Json;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Checks.Rules;

/// <summary>Somebody chairs the event, and is named.</summary>
public sealed record ModeratorRule : Rule
{
    public override string Name => "moderator";
    public override Section Section => Section.Speakers;
    public override string Field => "moderator";
    public override string Guideline => "The moderator or chair is named.";

    internal static Rule Read(JsonAt _, Severity severity) => new ModeratorRule { Severity = severity };

    public override void WriteData(Utf8JsonWriter json)
    {
    }

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        if ((candidate.Content.Moderator?.Name).IsBlank())
            yield return Find("moderator.name", "The moderator is not named yet.", "Tell us who chairs the event.");
    }
}
