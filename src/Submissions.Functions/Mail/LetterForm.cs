using System.Collections.Frozen;
using Submissions.Domain.Letters;
using Submissions.Functions.Views.Letters;

namespace Submissions.Functions.Mail;

/// <summary>How a kind of letter is written: its component, and the name its words begin with. A new kind is a line here.</summary>
internal sealed record LetterForm(string Name, Type Component)
{
    private static readonly FrozenDictionary<LetterKind, LetterForm> Forms = new Dictionary<LetterKind, LetterForm>
    {
        [LetterKind.Link] = new("link", typeof(LinkLetter)),
        [LetterKind.Filed] = new("filed", typeof(FiledLetter)),
        [LetterKind.Changed] = new("changed", typeof(ChangedLetter)),
        [LetterKind.Withdrawn] = new("withdrawn", typeof(WithdrawnLetter)),
        [LetterKind.DocumentRejected] = new("document-rejected", typeof(DocumentRejectedLetter)),
        [LetterKind.DocumentRestored] = new("document-restored", typeof(DocumentRestoredLetter)),
        [LetterKind.ChangesRequested] = new("changes-requested", typeof(ChangesRequestedLetter)),
        [LetterKind.RequestWithdrawn] = new("request-withdrawn", typeof(RequestWithdrawnLetter)),
        [LetterKind.DocumentRequested] = new("document-requested", typeof(DocumentRequestedLetter)),
        [LetterKind.Question] = new("question", typeof(QuestionLetter)),
        [LetterKind.Extended] = new("extended", typeof(ExtendedLetter)),
        [LetterKind.DeadlineMoved] = new("deadline-moved", typeof(DeadlineMovedLetter)),
        [LetterKind.Accepted] = new("accepted", typeof(AcceptedLetter)),
        [LetterKind.Declined] = new("declined", typeof(DeclinedLetter)),
        [LetterKind.WaitingListed] = new("waiting-listed", typeof(WaitingListedLetter)),
        [LetterKind.Corrected] = new("corrected", typeof(CorrectedLetter)),
        [LetterKind.Promoted] = new("promoted", typeof(PromotedLetter)),
        [LetterKind.Confirmed] = new("confirmed", typeof(ConfirmedLetter)),
        [LetterKind.Renounced] = new("renounced", typeof(RenouncedLetter)),
        [LetterKind.AcceptanceEnded] = new("acceptance-ended", typeof(AcceptanceEndedLetter)),
        [LetterKind.MergeProposed] = new("merge-proposed", typeof(MergeProposedLetter)),
        [LetterKind.MergeAgreed] = new("merge-agreed", typeof(MergeAgreedLetter)),
        [LetterKind.MergeOff] = new("merge-off", typeof(MergeOffLetter)),
        [LetterKind.Merged] = new("merged", typeof(MergedLetter)),
        [LetterKind.PlaceAssigned] = new("place-assigned", typeof(PlaceLetter)),
        [LetterKind.PlaceMoved] = new("place-moved", typeof(PlaceLetter)),
        [LetterKind.DocumentReceived] = new("document-received", typeof(DocumentReceivedLetter)),
        [LetterKind.ReminderDraft] = new("reminder-draft", typeof(ReminderLetter)),
        [LetterKind.ReminderDocument] = new("reminder-document", typeof(ReminderLetter)),
        [LetterKind.ReminderChanges] = new("reminder-changes", typeof(ReminderLetter)),
        [LetterKind.ReminderQuestion] = new("reminder-question", typeof(ReminderLetter)),
        [LetterKind.ReminderConfirm] = new("reminder-confirm", typeof(ReminderLetter)),
        [LetterKind.ReminderReport] = new("reminder-report", typeof(ReminderLetter)),
        [LetterKind.ReminderMerge] = new("reminder-merge", typeof(ReminderLetter)),
        [LetterKind.Circular] = new("circular", typeof(CircularLetter)),
        [LetterKind.Reminders] = new("reminders", typeof(ReminderLetter)),
    }.ToFrozenDictionary();

    public static LetterForm Of(LetterKind kind) => Forms[kind];
}
