using System.Text.Json;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Rooms;

namespace Submissions.Domain.Checks.Rules;

/// <summary>Some place answers the demand; what must be borrowed for it is told, and is no fault.</summary>
public sealed record RoomFitRule : Rule
{
    public override string Name => "roomFit";
    public override Section Section => Section.Room;
    public override string Field => "requirements";
    public override string Guideline => "Ask for what one of the rooms can offer.";

    internal static Rule Read(JsonAt _, Severity severity) => new RoomFitRule { Severity = severity };

    public override void WriteData(Utf8JsonWriter json)
    {
    }

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        var demand = Demand.Of(candidate.Content);
        var places = RoomFit.Ranked(candidate.Call, demand);
        if (places.Count == 0 || demand.IsEmpty)
            yield break;
        var wished = places.FirstOrDefault(place => demand.Wishes(place.Place.Slot));
        var best = wished is null or { Fit: Fit.No } ? places[0] : wished;
        if (best.Fit == Fit.No)
            yield return Find(Field, $"No place fits yet. The nearest {best.Summary}", "Ask for less, or say under \"other\" what you can do without.");
        else if (wished is { Fit: Fit.No })
            yield return Find("wishes", $"Nothing that you wish for fits: it {wished.Summary} It {best.Summary}.", "Wish for that place, ask for less, or leave it to the support unit.");
        else if (best.Fit == Fit.FitsIf)
            yield return Find(Field, $"It {best.Summary}.", severity: Severity.Inform);
    }
}
