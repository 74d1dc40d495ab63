using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Functions.Views.Forms;
using Submissions.Functions.Views.Queue;

namespace Submissions.Functions.Views.Outbox;

/// <summary>Tabs and fates in words, for the unit.</summary>
internal static class OutboxWords
{
    public static string To(UnitLetter letter) => letter.To?.Value ?? "its writers";

    /// <summary>A draft as the list of drafts names it.</summary>
    public static string Draft(UnitLetter letter) => letter.Fate.Letter.Proposal.Value.Split('.')[1];

    public static string DraftHref(UnitLetter letter) => $"/drafts/{letter.Fate.Letter.Proposal.Call}?of={letter.Fate.Letter.Proposal}";

    public static string Tag(OutboxTab tab) => tab switch
    {
        OutboxTab.Failed or OutboxTab.Undelivered => "bad",
        OutboxTab.InDoubt or OutboxTab.Stopped => "warn",
        OutboxTab.Delivered => "good",
        _ => "",
    };

    public static string Empty(OutboxTab tab) => tab switch
    {
        OutboxTab.Waiting => "Nothing waits. A letter stands here from the act that owes it until it is sent.",
        OutboxTab.Failed => "None. A letter that could not be sent in a day of tries stands here.",
        OutboxTab.InDoubt => "None. A letter stands here when nobody knows whether the mail service took it.",
        OutboxTab.Undelivered => "None. A letter stands here when the recipient’s server, or the mail service, refused it.",
        OutboxTab.Stopped => "None. A letter that somebody stopped stands here.",
        _ => "None yet.",
    };

    /// <summary>What became of it, or what it waits for and until when.</summary>
    public static string Fate(LetterFate fate, Call call) => fate.State switch
    {
        LetterState.Sent when fate.SentAt is { } at => $"sent {DeadlineWords.Instant(at, call)}{DeliveryWords.Behind(fate)}",
        LetterState.Failed => $"given up after {Plain.Number(fate.Tries, "tries")}: {fate.Error}",
        LetterState.InDoubt => $"perhaps sent: {DeliveryWords.Doubt(fate)}",
        LetterState.Stopped => "stopped before it was sent",
        LetterState.Claimed => "is being sent at this moment",
        _ when fate.Tries > 0 => $"tried {Plain.Number(fate.Tries, "times")}, again {DeadlineWords.Instant(fate.NextAt, call)}: {fate.Error}",
        _ when fate.Error is { } reason => $"due again {DeadlineWords.Instant(fate.NextAt, call)}: {reason}",
        _ => $"due {DeadlineWords.Instant(fate.NextAt, call)}",
    };

    /// <summary>What is left to say of it beside its tag.</summary>
    public static string BesideTag(LetterFate fate, Call call) => (OutboxTabs.Of(fate), fate.SentAt) switch
    {
        (OutboxTab.Sent, { } at) => $"{DeadlineWords.Instant(at, call)}{DeliveryWords.Behind(fate)}",
        (OutboxTab.Delivered, { } at) => $"sent {DeadlineWords.Instant(at, call)}",
        (OutboxTab.Stopped, _) => "before it was sent",
        _ => Fate(fate, call),
    };
}
