using Submissions.Domain.Checks;
using Submissions.Domain.Letters;

namespace Submissions.Domain.Proposals;

/// <summary>What a move gives: the proposal after it and what it owes, or a refusal.</summary>
public abstract record Move
{
    private Move()
    {
    }

    /// <param name="Proposal">The proposal after the move.</param>
    /// <param name="History">The line it adds, or null for a save of a draft.</param>
    /// <param name="Letters">The letters it owes, to be stored in the same transaction.</param>
    public sealed record Made(Proposal Proposal, HistoryEntry? History, IReadOnlyList<Letter> Letters) : Move
    {
        /// <summary>What the rules found of what this move files; null for one that files nothing.</summary>
        public IReadOnlyList<Finding>? Findings { get; init; }
    }

    /// <param name="Refusal">Why not.</param>
    /// <param name="Findings">The findings that block, where the rules refuse.</param>
    public sealed record Refused(Refusal Refusal, IReadOnlyList<Finding> Findings) : Move;

    public static Move No(Refusal refusal, params IReadOnlyList<Finding> findings) => new Refused(refusal, findings);
}

/// <summary>A refusal as data: a stable code and its words, with the way out.</summary>
/// <param name="Code">Stable, as in <c>deadline-passed</c>; the API's <c>code</c>.</param>
public sealed partial record Refusal(string Code, string Words)
{
    public static Refusal DeadlinePassed { get; } = new("deadline-passed", "The call has closed. What was filed in time counts; your text is kept.");
    public static Refusal NotOpenYet { get; } = new("not-open-yet", "The call has not opened yet. Your text is kept; file it once the call is open.");
    public static Refusal CallErased { get; } = new("call-erased", "This call is over and what it held of people is erased, so no proposal is begun in it any more. Look for another call.");
    public static Refusal FindingsBlock { get; } = new("findings-block", "The proposal cannot be filed yet. Mend what is listed and file again.");
    public static Refusal NothingToFile { get; } = new("nothing-to-file", "Nothing has changed since the last filing.");
    public static Refusal AlreadyWithdrawn { get; } = new("already-withdrawn", "This proposal has been withdrawn. Start a new one if you want to take part.");
    public static Refusal NotFiled { get; } = new("not-filed", "A draft cannot be withdrawn; it counts for nothing until it is filed.");
    public static Refusal DocumentNotDueAnyMore { get; } = new("document-due-date-passed", "The due date of this document has passed. Write to the support unit.");
    public static Refusal ContentTooLong { get; } = new("content-too-long", $"A proposal's text may take {ContentLimit.Bytes / 1024} KiB in all. Shorten it, or attach the longer text as a document.");
    public static Refusal ProposalFull { get; } = new("proposal-full", "So much was asked, answered and written about this proposal that no more of it can be kept. Nothing was done: shorten what you wrote, or write to each other directly.");
    public static Refusal TooManyRows { get; } = new("too-many-rows", $"No list of a proposal holds more than {ContentLimit.Rows} items. Remove some, or attach the list as a document.");
    public static Refusal TooManyLinks { get; } = new("too-many-links", "This proposal's link has been sent as often as it may be. The links that were sent still work.");
    public static Refusal NoSuchDocument { get; } = new("no-such-document", "This document is not here any more.");
    public static Refusal DocumentNeeded { get; } = new("document-needed", "What is filed needs this document, so it is not removed. Upload another one in its place, or withdraw the proposal.");
    public static Refusal TooManyDocuments { get; } = new("too-many-documents", "A proposal holds at most 40 documents. Remove one first.");
    public static Refusal DocumentJudged { get; } = new("document-judged", "This document stands so already: somebody was faster. Look at the page again.");
    public static Refusal DocumentIsHere { get; } = new("document-is-here", "A document of this kind is here, so it need not be waived. Accept it, or reject it first.");
    public static Refusal DocumentNotAsked { get; } = new("document-not-asked", "The call does not ask for a document of this kind.");
    public static Refusal NothingWaived { get; } = new("nothing-waived", "No document of this kind is waived any more.");
    public static Refusal UntilHasPassed { get; } = new("until-has-passed", "That day is over. Give the organisers a day that is still to come.");
    public static Refusal WordsMissing { get; } = new("words-missing", "Say it in words: the organisers read them.");
    public static Refusal NoteEmpty { get; } = new("note-empty", "The note is empty. Write something in it; only the unit reads notes.");
    public static Refusal WordsTooLong { get; } = new("words-too-long", $"The words may take {UnitWords.MaxLength} characters. Shorten them.");
    public static Refusal AssignedAlready { get; } = new("assigned-already", "It is assigned so already.");
    public static Refusal NotYourNote { get; } = new("not-your-note", "A note is struck by who wrote it. Add one of your own beside it.");
    public static Refusal NoSuchNote { get; } = new("no-such-note", "This note is not here.");
    public static Refusal LeadHasFiled { get; } = new("lead-has-filed", "Your lead organisation has already filed as many proposals as this call allows. Co-organising more is possible; another organisation must lead.");
    public static Refusal NothingOwed { get; } = new("nothing-owed", "Nothing is owed to its organisers now.");
    public static Refusal NoSuchReader { get; } = new("no-such-reader", "This address is not among the contacts of the proposal any more, so no letters go there.");
    public static Refusal AlreadySilenced { get; } = new("reminders-so-already", "It is so already.");

    // The queue: selections and views
    public static Refusal ViewUnnamed { get; } = new("view-unnamed", "Give the view a name of 1 to 60 characters. Nothing was kept yet.");
    public static Refusal TooManyViews { get; } = new("too-many-views", "You keep 30 views already. Remove one that you do not need, then save this one.");
    public static Refusal NothingSelected { get; } = new("nothing-selected", "No proposal is selected, so nothing was done. Tick some in the queue, or take all that a filter means.");
    public static Refusal SelectionUnknown { get; } = new("selection-unknown", "Some of those selected are not among this call's filed proposals, so nothing was done. The list says which, and why: go on without them, or name them again.");
    public static Refusal SelectionUnseen { get; } = new("selection-unseen", "A filter says who is meant, and the seal of those it showed is missing, so nothing was done. Look at them first, and send the seal that is given with them.");
    public static Refusal SelectionChanged { get; } = new("selection-changed", "Other proposals are meant than when you looked: somebody changed some of them. Nothing was done; look at the list again.");
}
