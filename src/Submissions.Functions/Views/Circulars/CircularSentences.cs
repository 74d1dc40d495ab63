using Submissions.Domain.Calls;
using Submissions.Domain.Circulars;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Functions.Views.Forms;
using Submissions.Functions.Views.Queue;

namespace Submissions.Functions.Views.Circulars;

/// <summary>Letters to many in words, for the unit.</summary>
internal static class CircularSentences
{
    /// <param name="going">For each proposal its language and how many letters it gets.</param>
    public static string Counts(IReadOnlyList<(string Language, int Letters)> going)
    {
        var languages = going.GroupBy(one => one.Language).OrderByDescending(group => group.Count()).Select(group => $"{Plain.Number(group.Sum(one => one.Letters))} in {Plain.Language(group.Key)}");
        return going.Count == 0
            ? "No letter: none of them can be written to."
            : $"{Plain.Number(going.Sum(one => one.Letters), "letters")} to {Plain.Number(going.Count, "proposals")}: {string.Join(", ", languages)}.";
    }

    public static string Tag(CircularState state) => state switch { CircularState.Released => "good", CircularState.Undone => "", _ => "accent" };

    public static string Of(CircularState state) => state switch { CircularState.Released => "Released", CircularState.Undone => "Taken back", _ => "Prepared" };

    /// <summary>Who did it, and when.</summary>
    public static string By(Act act, Call call, IReadOnlyList<Member> unit) => $"by {QueueWords.By(act.By, unit)}, {DeadlineWords.Instant(act.At, call)}";

    public static string Contact(CircularContact contact) => contact.Name is { } name ? $"{name}, {contact.Address}" : contact.Address;
}
