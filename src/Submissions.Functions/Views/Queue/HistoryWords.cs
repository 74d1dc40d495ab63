using Submissions.Domain.Proposals;
using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Views.Queue;

/// <summary>What happened, for the unit; the detail stands behind it.</summary>
internal static class HistoryWords
{
    public static string Of(HistoryEntry entry) => entry.What switch
    {
        HistoryKinds.Started => "Draft begun",
        HistoryKinds.LinkSent => "Link sent on request",
        HistoryKinds.DocumentReceived => "Document received",
        HistoryKinds.DocumentReplaced => "Document replaced",
        HistoryKinds.DocumentRemoved => "Document removed",
        HistoryKinds.Changed => "Filed again",
        HistoryKinds.DocumentAccepted => "Document accepted",
        HistoryKinds.DocumentRejected => "Document rejected",
        HistoryKinds.DocumentTakenBack => "Judgement of a document taken back",
        HistoryKinds.DocumentWaived => "Document waived",
        HistoryKinds.WaiverTakenBack => "Document asked for again",
        HistoryKinds.Assigned => "Assigned",
        HistoryKinds.WaitingListed => "Put on the waiting list",
        HistoryKinds.Renounced => "Acceptance declined by the organisers",
        HistoryKinds.LetterSentAgain => "Letter sent again",
        HistoryKinds.LetterUndelivered => "A letter did not reach",
        HistoryKinds.LetterDelivered => "A letter reached after all",
        HistoryKinds.DocumentRequestWithdrawn => "Document no longer asked for",
        HistoryKinds.QuestionWithdrawn => "Question withdrawn",
        HistoryKinds.AcceptanceEnded => "Acceptance ended, not confirmed in time",
        HistoryKinds.CircularWritten => "Written to, with others",
        HistoryKinds.Extended => "Deadline extended",
        _ => Plain.Slug(entry.What),
    };
}
