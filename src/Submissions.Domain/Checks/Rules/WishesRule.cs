using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Checks.Rules;

/// <summary>Wishes are among what the call offers; one that the support unit must answer ("breakfast, if permitted") says so.</summary>
public sealed record WishesRule : Rule
{
    public override string Name => "wishes";
    public override Section Section => Section.About;
    public override string Field => "wishes";
    public override string Guideline => "Wish for slots and a format that this call offers; the support unit answers wishes when it decides.";

    internal static Rule Read(JsonAt _, Severity severity) => new WishesRule { Severity = severity };

    public override void WriteData(Utf8JsonWriter json)
    {
    }

    public override IEnumerable<Finding> Check(Candidate candidate) => [.. Slots(candidate), .. Format(candidate)];

    private IEnumerable<Finding> Slots(Candidate candidate)
    {
        var wished = candidate.Content.Wishes.Slots;
        for (var i = 0; i < wished.Count; i++)
        {
            if (wished[i].Length > 0 && candidate.Call.Slot(wished[i]) is null)
                yield return Find($"wishes.slots[{i}]", $"This call has no slot {Sentence.Quoted(wished[i])}.", $"Choose among {Sentence.Or(candidate.Call.Slots.Select(slot => slot.Id))}.");
        }
    }

    private IEnumerable<Finding> Format(Candidate candidate)
    {
        var wishes = candidate.Content.Wishes;
        var offered = candidate.Call.Formats();
        if (!wishes.Format.IsBlank() && !offered.Contains(wishes.Format))
            yield return Find("wishes.format", $"This call has no slot for {Sentence.Quoted(wishes.Format)}.", $"Choose {Sentence.Or(offered)}, or leave it open.");
        else if (!wishes.Note.IsBlank())
            yield return Find("wishes.note", $"Your wish {Sentence.Quoted(wishes.Note)} needs an answer: the support unit gives it when it decides.", severity: Severity.Inform);
    }
}
