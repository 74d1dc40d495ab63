using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Review;

namespace Submissions.Domain.Reminders;

/// <summary>Why a reminder goes out, in a sentence for pages and programs.</summary>
public static class ReminderWords
{
    public static string Why(Occasion occasion, Call call) => $"{What(occasion.Chase, call)} {When(occasion.Rule)}";

    /// <summary>What is still to come: "The concept note is missing; it is due Friday …".</summary>
    public static string What(Chase chase, Call call) => chase.Kind switch
    {
        ReminderKind.Draft => $"The draft is not filed; the call closes{Due(chase, call)}.",
        ReminderKind.Changes => $"Changes are asked for and not answered{(chase.Due is null ? "" : $"; they are due{Due(chase, call)}")}.",
        ReminderKind.Question => $"Question {chase.Subject} is not answered.",
        ReminderKind.Confirm => $"The acceptance is not confirmed{(chase.Due is null ? "" : $"; the place is kept until{Due(chase, call)}")}.",
        ReminderKind.Merge => $"A merge is proposed and waits for their answer until{Due(chase, call)}.",
        ReminderKind.Report => $"Owed after the event: {Document(chase)}, due{Due(chase, call)}.",
        _ => $"Missing: {Document(chase)}, due{Due(chase, call)}.",
    };

    private static string Document(Chase chase) => chase.Subject is { } kind && !DocumentRequest.IsOwn(kind)
        ? $"{Sentence.Plain(kind)}{(chase.Words is { } remark ? $" ({remark})" : "")}"
        : chase.Words ?? Sentence.Plain(chase.Subject ?? "");

    public static string Arrived(int documents) => $"{Sentence.Count(documents, "document")} arrived after the filing.";

    /// <summary>How far a reminder is from what its days are counted from: "2 days before the due date".</summary>
    public static string Days(ReminderAnchor from, int days)
    {
        var (what, itself) = from switch
        {
            ReminderAnchor.Due => ("the due date", "On the due date"),
            ReminderAnchor.Asked => ("it was asked for", "On the day it was asked for"),
            _ => ("the forum", "On the forum's last day"),
        };
        return days == 0 ? itself : $"{Sentence.Count(Math.Abs(days), "day")} {(days < 0 ? "before" : "after")} {what}";
    }

    /// <summary>How far two of them are apart: "every 4 days".</summary>
    public static string Every(int days) => days == 1 ? "every day" : $"every {Sentence.Count(days, "day")}";

    private static string When(ReminderRule rule)
    {
        var distance = Days(rule.From, rule.Days);
        return rule is { Times: > 1, Every: { } every } ? $"{distance}, then {Every(every)}." : $"{distance}.";
    }

    private static string Due(Chase chase, Call call) => chase.Due is { } due ? $" {DeadlineWords.Instant(due, call)}" : "";
}
