namespace Submissions.Domain.Proposals;

/// <summary>Who acts and when: one value, read once at the door.</summary>
/// <param name="By">The acting party in the history's words: <c>organiser</c>, <c>support unit</c>, <c>timer</c>.</param>
/// <param name="At">When the request's first byte arrived; deadlines are judged by it.</param>
/// <param name="From">The network address it came from; null where the platform does not tell, or no request brought it.</param>
public readonly record struct Act(string By, DateTimeOffset At, string? From = null)
{
    public const string Organiser = "organiser";
    public const string Timer = "timer";

    /// <summary>Who tells what became of letters.</summary>
    public const string Mail = "mail service";

    public static Act ByOrganiser(DateTimeOffset at, string? from = null) => new(Organiser, at, from);
}

/// <summary>One line of a proposal's history.</summary>
/// <param name="Number">0 for the first; a proposal's entries have no gaps.</param>
/// <param name="What">What happened, as in <c>filed</c>: <see cref="HistoryKinds"/>.</param>
/// <param name="Detail">The version, the document's name, or null.</param>
public sealed record HistoryEntry(int Number, DateTimeOffset At, string By, string What, string? Detail)
{
    /// <summary>Where the act came from (<see cref="Act.From"/>).</summary>
    public string? From { get; init; }

    /// <summary>What the proposal was before, in short JSON of what differs; null where nothing does.</summary>
    public string? Before { get; init; }

    /// <summary>What it is from then on.</summary>
    public string? After { get; init; }
}

public static class HistoryKinds
{
    public const string Started = "started";
    public const string LinkSent = "link-sent";
    public const string DocumentReceived = "document-received";
    public const string DocumentReplaced = "document-replaced";
    public const string DocumentRemoved = "document-removed";
    public const string Filed = "filed";
    public const string Changed = "changed";
    public const string Withdrawn = "withdrawn";
    public const string DocumentAccepted = "document-accepted";
    public const string DocumentRejected = "document-rejected";
    public const string DocumentTakenBack = "document-taken-back";
    public const string DocumentWaived = "document-waived";
    public const string WaiverTakenBack = "waiver-taken-back";

    /// <summary>The detail is the member's address, or null for nobody.</summary>
    public const string Assigned = "assigned";


    public const string ChangesRequested = "changes-requested";
    public const string RequestWithdrawn = "request-withdrawn";
    public const string RequestAnswered = "request-answered";
    public const string DocumentAsked = "document-asked";
    public const string QuestionAsked = "question-asked";
    public const string QuestionAnswered = "question-answered";
    public const string QuestionWithdrawn = "question-withdrawn";
    public const string DocumentRequestWithdrawn = "document-request-withdrawn";
    public const string Extended = "deadline-extended";

    public const string DecisionPrepared = "decision-prepared";
    public const string PreparationUndone = "preparation-undone";
    public const string Accepted = "accepted";
    public const string Declined = "declined";
    public const string WaitingListed = "put-on-waiting-list";
    public const string DecisionCorrected = "decision-corrected";
    public const string Promoted = "promoted";
    public const string Confirmed = "confirmed";
    public const string Renounced = "acceptance-declined";
    public const string AcceptanceEnded = "acceptance-ended";
    public const string Held = "held";

    public const string MergeProposed = "merge-proposed";
    public const string MergeAgreed = "merge-agreed";
    public const string MergeEnded = "merge-ended";
    public const string Merged = "merged";

    public const string LetterSentAgain = "letter-sent-again";
    public const string LetterStopped = "letter-stopped";
    public const string LetterUndelivered = "letter-undelivered";
    public const string LetterDelivered = "letter-delivered-after-all";
    public const string PlaceAssigned = "place-assigned";
    public const string PlaceMoved = "place-moved";

    /// <summary>The detail is the subject.</summary>
    public const string CircularWritten = "circular-written";

    public const string RemindersStopped = "reminders-stopped";
    public const string RemindersResumed = "reminders-resumed";
}
