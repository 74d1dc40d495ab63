using Submissions.Domain.Calls;
using Submissions.Domain.Review;

namespace Submissions.Domain.Proposals;

/// <summary>The refusals of asking, deciding and merging.</summary>
public sealed partial record Refusal
{
    public static Refusal AlreadyDeclined { get; } = new("already-declined", "This proposal was not selected. It is kept, and nothing about it can be changed any more.");
    public static Refusal AlreadyMerged { get; } = new("already-merged", "This proposal was merged into another one. Work on that one.");
    public static Refusal AlreadyHeld { get; } = new("already-held", "The event has taken place, so this can no longer be done. Documents can still be added.");
    public static Refusal AlreadyAccepted { get; } = new("already-accepted", "This proposal is accepted as it was filed. If something must change, write to the support unit: it can ask for the change.");
    public static Refusal StillDraft { get; } = new("still-draft", "This is a draft, which is its writers' own until they file it.");

    public static Refusal ChangesAlreadyRequested { get; } = new("changes-already-requested", "Changes are asked for already. Withdraw that request first, or wait for the answer.");
    public static Refusal NothingRequested { get; } = new("nothing-requested", "No changes are asked for at present; they may have been answered or withdrawn meanwhile.");
    public static Refusal NothingAsked { get; } = new("nothing-asked", $"Say what is asked: one to {ChangeRequest.MostItems} points, each with its words.");
    public static Refusal UnknownField { get; } = new("unknown-field", "The form has no such field. Choose one from the list.");
    /// <param name="kinds">Those the call asks for.</param>
    public static Refusal DocumentKind(IEnumerable<string> kinds) => new(
        "document-kind", $"The call asks for no document of that kind. It asks for {string.Join(", ", kinds.DefaultIfEmpty("none"))}; another one is asked for by its words alone, without a kind. Nothing was asked yet.");

    public static Refusal DayMissing { get; } = new("day-missing", "Give the day until whose end it may come, as in 2018-11-09. Nothing was done yet.");
    public static Refusal DayUnreadable { get; } = new("day-unreadable", "The day cannot be read. Write year, month and day, as in 2018-11-09. Nothing was done yet.");
    public static Refusal DueTooEarly { get; } = new("due-too-early", "This date has passed already, or leaves no time. Choose a later one.");
    /// <param name="due">The date that holds.</param>
    public static Refusal EarlierThanDue(DateTimeOffset due, Call call) => new(
        "due-too-early", $"For this document {DeadlineWords.Instant(due, call)} holds already, and an earlier day would contradict it. Give that day or a later one. Nothing was done yet.");
    public static Refusal AnswerDuePassed { get; } = new("answer-due-passed", "The date by which changes were asked for has passed. Your text is kept; write to the support unit.");
    public static Refusal NoSuchQuestion { get; } = new("no-such-question", "There is no such question.");
    public static Refusal AlreadyAnswered { get; } = new("already-answered", "This question has been answered already. To add something, write to the support unit.");
    public static Refusal QuestionWithdrawn { get; } = new("question-withdrawn", "The support unit no longer asks this, so there is nothing to answer. Your text was not sent; if it matters, write to the support unit.");
    public static Refusal NothingToWithdraw { get; } = new("nothing-to-withdraw", "It is not open any more: it was answered, received or withdrawn meanwhile.");
    public static Refusal TooManyDocumentRequests { get; } = new("too-many-document-requests", $"A proposal holds at most {DocumentRequest.Most} requests for documents. Take one back that is not needed any more.");
    public static Refusal DocumentAlreadyAsked { get; } = new("document-already-asked", "This document is asked for already, in these words and until this day. Wait for it, or ask with other words or a later day. Nothing was sent.");
    public static Refusal TooManyQuestions { get; } = new("too-many-questions", $"A proposal holds at most {Question.Most} questions. Write to its organisers directly.");
    public static Refusal NotLater { get; } = new("not-later", "An extension ends after the deadline that holds now. Choose a later one.");

    public static Refusal AlreadyDecided { get; } = new("already-decided", "The organisers know the decision already. Correct it; they are told that it corrects the first.");
    public static Refusal NothingToCorrect { get; } = new("nothing-to-correct", "No final decision was released that could be corrected. Prepare one.");
    public static Refusal AlreadyOnWaitingList { get; } = new("already-on-waiting-list", "It is on the waiting list already.");
    public static Refusal NotOnWaitingList { get; } = new("not-on-waiting-list", "Only a proposal on the waiting list can be given a place that has become free.");
    public static Refusal PlaceGivenAlready { get; } = new("place-given-already", "It has this place already, and its organisers know.");
    public static Refusal PlaceOnlyForAccepted { get; } = new("place-only-for-accepted", "Only an accepted proposal is given a place.");
    public static Refusal UnknownPlace { get; } = new("unknown-place", "The call has no such place. Choose one from the list.");
    public static Refusal PlaceTaken { get; } = new("place-taken", "Another accepted proposal has this place. Choose another one.");
    public static Refusal LeadHasFiledSince { get; } = new("lead-has-filed-since", "Its lead organisation has filed another proposal since, and the call allows it no more. Decide on that one first.");
    public static Refusal AlreadyPrepared { get; } = new("already-prepared", "Another decision is prepared for it. Look at that one, or undo it first.");
    public static Refusal NothingDecided { get; } = new("nothing-decided", "Say which decision: accept, decline or waiting list.");
    public static Refusal TooManyAtOnce { get; } = new("too-many-at-once", $"At most {Batch.Most} proposals go into one act. Take fewer, then the rest.");
    public static Refusal NothingPrepared { get; } = new("nothing-prepared", "No decision is prepared; it may have been released or undone meanwhile.");
    public static Refusal PreparedAnew { get; } = new("prepared-anew", "Another decision has been prepared since. Look at it, then release that one.");
    public static Refusal MergePending { get; } = new("merge-pending", "A merge with another proposal waits for its organisers' answer. Call it off first, or wait.");

    public static Refusal NotAccepted { get; } = new("not-accepted", "There is no acceptance to answer.");
    public static Refusal AlreadyConfirmed { get; } = new("already-confirmed", "You have confirmed already. If you cannot hold the event any more, withdraw the proposal.");
    public static Refusal ConfirmByPassed { get; } = new("confirm-by-passed", "The date to confirm by has passed. Write to the support unit today: the place may still be free.");
    public static Refusal NotUnconfirmed { get; } = new("not-unconfirmed", "Only an acceptance whose date to confirm by has passed is ended like this. Correct the decision instead.");
    public static Refusal NotConfirmed { get; } = new("not-confirmed", "Only an event that its organisers have confirmed can have been held.");
    public static Refusal NotYetHeld { get; } = new("not-yet-held", "The forum has not begun, so the event cannot have been held.");

    public static Refusal MergeWithItself { get; } = new("merge-with-itself", "A proposal cannot be merged with itself. Choose another one of this call.");
    public static Refusal NoSuchReference { get; } = new("no-such-reference", "No proposal of this call has that number. Copy it from the queue.");
    public static Refusal AlreadyMerging { get; } = new("already-merging", "One of the two is in another merge already. Wait for it, or call it off first.");
    public static Refusal NotMergeable { get; } = new("not-mergeable", "Only proposals that are filed and not decided on can be merged into another one; that one may be accepted.");
    public static Refusal NoMerge { get; } = new("no-merge", "No merge is proposed at present; it may have ended meanwhile.");
    public static Refusal MergeOver { get; } = new("merge-over", "The time to agree has passed, so the merge does not come about. Both proposals stay as they are.");
    public static Refusal MergeAlreadyAgreed { get; } = new("merge-already-agreed", "You have agreed already. The other organisers have not answered yet.");

    /// <summary>Why nothing of the kind can be done where the proposal has come to its end; null where it has not.</summary>
    public static Refusal? AtEnd(ProposalStatus status) => status switch
    {
        ProposalStatus.Withdrawn => AlreadyWithdrawn,
        ProposalStatus.Declined => AlreadyDeclined,
        ProposalStatus.Merged => AlreadyMerged,
        ProposalStatus.Held => AlreadyHeld,
        _ => null,
    };
}
