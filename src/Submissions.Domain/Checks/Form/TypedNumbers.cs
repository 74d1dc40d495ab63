using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks.Form;

/// <summary>Numbers that are none, such as "about 200": kept as typed, and told.</summary>
internal static class TypedNumbers
{
    public static IEnumerable<Mistake> Mistakes(ProposalContent content) =>
        from typed in Typed(content)
        where !typed.Amount.IsEmpty && typed.Amount.Value is null
        select new Mistake(typed.Field, $"{Sentence.Quoted(typed.Amount.Text!)} is not a whole number from 0 to 100,000.", $"Write digits only, as in {typed.Example}.");

    private static IEnumerable<(string Field, Amount Amount, string Example)> Typed(ProposalContent content)
    {
        yield return ("requirements.attendance", content.Requirements.Attendance, "220");
        yield return ("requirements.microphones.perSpeaker", content.Requirements.Microphones.PerSpeaker, "1");
        yield return ("requirements.microphones.floor", content.Requirements.Microphones.Floor, "2");
        yield return ("durationMinutes", content.DurationMinutes, "75");
        for (var i = 0; i < content.Programme.Count; i++)
            yield return ($"programme[{i}].minutes", content.Programme[i].Minutes, "10");
    }
}
