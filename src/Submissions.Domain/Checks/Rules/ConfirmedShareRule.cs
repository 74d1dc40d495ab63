using System.Globalization;
using System.Text.Json;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks.Rules;

/// <summary>How many panellists have said yes: a share of those named, a number, or both (IGF 2023: three).</summary>
/// <param name="Share">From 0 to 1, or null.</param>
/// <param name="Least">A number, or null.</param>
public sealed record ConfirmedShareRule(decimal? Share, int? Least) : Rule
{
    public override string Name => "confirmedShare";
    public override Section Section => Section.Speakers;
    public override string Field => "panellists";

    public override string Guideline => (Share, Least) switch
    {
        ({ } share, null) => $"At least {Sentence.Percent(share)} of the panellists are confirmed.",
        (null, { } least) => $"At least {Sentence.Count(least, "panellist is", "panellists are")} confirmed.",
        _ => $"At least {Sentence.Percent(Share ?? 0)} of the panellists, and {Least} in all, are confirmed.",
    };

    internal static Rule Read(JsonAt json, Severity severity)
    {
        decimal? share = json["min"].IsMissing ? null : json["min"].Share();
        var least = json["least"].WholeOrNull(1, 100);
        if (share is null && least is null)
            json.Expected("min (a share from 0 to 1) or least (a number of panellists)");
        return new ConfirmedShareRule(share, least) { Severity = severity };
    }

    public override void WriteData(Utf8JsonWriter json)
    {
        if (Share is { } share)
            json.WriteNumber("min", share);
        if (Least is { } least)
            json.WriteNumber("least", least);
    }

    public override IEnumerable<Finding> Check(Candidate candidate)
    {
        var panel = candidate.Content.Speaking();
        var confirmed = panel.Count(panellist => panellist.Confirmed);
        var asked = Math.Max((int)Math.Ceiling((Share ?? 0) * panel.Count), Least ?? 0);
        if (panel.Count > 0 && confirmed < asked)
            yield return Find(Field, string.Create(CultureInfo.InvariantCulture, $"{confirmed} of {Sentence.Count(panel.Count, "panellist is", "panellists are")} confirmed; this call asks for {asked}."), "Mark those who have said yes; you can do so until the call closes.");
    }
}
