using System.Text.Json;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks.Rules;

/// <summary>The programme's items add up to the event's duration, and that is not longer than the slots wished for (or any slot).</summary>
public sealed record ProgrammeFillsSlotRule : Rule
{
    public override string Name => "programmeFillsSlot";
    public override Section Section => Section.Speakers;
    public override string Field => "programme";
    public override string Guideline => "The programme adds up to the duration of the event, and the event is not longer than its slot.";

    internal static Rule Read(JsonAt _, Severity severity) => new ProgrammeFillsSlotRule { Severity = severity };

    public override void WriteData(Utf8JsonWriter json)
    {
    }

    public override IEnumerable<Finding> Check(Candidate candidate) => [.. Sum(candidate.Content), .. Length(candidate)];

    /// <summary>The sum in words: "The programme adds up to 70 of 75 minutes: 5 minutes are not planned yet."; null when nothing can be compared.</summary>
    public static string? SumWords(int planned, int? duration) => duration is not { } asked ? null : (asked - planned) switch
    {
        0 => $"The programme adds up to {planned} of {Sentence.Count(asked, "minute")}.",
        > 0 and var open => $"The programme adds up to {planned} of {Sentence.Count(asked, "minute")}: {Sentence.Count(open, "minute is", "minutes are")} not planned yet.",
        var over => $"The programme adds up to {planned} minutes, the event has {asked}: {Sentence.Count(-over, "minute is", "minutes are")} too many.",
    };

    private IEnumerable<Finding> Sum(ProposalContent content)
    {
        var planned = content.PlannedMinutes();
        if (!content.Programme.Any(item => !item.Minutes.IsEmpty))
            yield return Find(Field, "The programme has no timed items yet.", "Add the parts of the event with their minutes.");
        if (content.DurationMinutes.IsEmpty)
            yield return Find("durationMinutes", "The duration is not given yet.", planned == 0 ? "Tell us how many minutes the event takes." : $"Your programme adds up to {Sentence.Count(planned, "minute")}: enter that, or what the event really takes.");
        else if (content.DurationMinutes.Value is { } duration && planned > 0 && planned != duration)
            yield return Find(Field, SumWords(planned, duration)!, "Change the minutes of an item, add one, or change the duration.");
    }

    private IEnumerable<Finding> Length(Candidate candidate)
    {
        var (call, content) = (candidate.Call, candidate.Content);
        if (content.DurationMinutes.Value is not { } duration || call.Slots.Count == 0)
            yield break;
        if (duration == 0)
            yield return Find("durationMinutes", "An event of 0 minutes has no programme.", "Tell us how many minutes the event takes.");
        var wished = call.Slots.Where(slot => content.Wishes.Slots.Contains(slot.Id)).ToList();
        var longest = (wished.Count > 0 ? wished : call.Slots).Max(slot => slot.Minutes);
        if (duration <= longest)
            yield break;
        var slots = wished.Count switch { 0 => "the longest slot has", 1 => "the slot wished for has", _ => "the longest slot wished for has" };
        yield return Find("durationMinutes", $"The event takes {Sentence.Count(duration, "minute")}; {slots} {longest}.", "Shorten the programme, or wish for a longer slot.");
    }
}
