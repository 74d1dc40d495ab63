using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Review;

/// <summary>The unit's moves towards the organisers of one proposal: ask for changes, for a document, for an answer; give more time.</summary>
public static class AskingMoves
{
    /// <summary>Asks for changes. The proposal waits, and stands afterwards where it stood.</summary>
    /// <param name="due">Until when filing again answers, also past the deadline; null sets no date.</param>
    /// <param name="key">Opens the proposal from the letter; a new one for each act.</param>
    public static Move RequestChanges(
        this Proposal proposal, Call call, IReadOnlyList<RequestedItem> items, DateTimeOffset? due, LinkKey key, Act act)
    {
        if (proposal.Status == ProposalStatus.ChangesRequested)
            return Move.No(Refusal.ChangesAlreadyRequested);
        if ((proposal.RefusesAsking() ?? Refusal.AtEnd(proposal.Status) ?? Refuse(items)) is { } refusal)
            return Move.No(refusal);
        if (due <= act.At)
            return Move.No(Refusal.DueTooEarly);
        var request = new ChangeRequest([.. items.Select(Clean)], due, proposal.Status, act.By, act.At);
        var after = proposal with { Status = ProposalStatus.ChangesRequested, Asking = proposal.Asking with { Changes = request } };
        return after.Told(
            call, LetterKind.ChangesRequested, HistoryKinds.ChangesRequested, string.Join(", ", items.Select(item => item.Field)),
            new LetterMatter { Items = request.Items, Due = due }, key, act);
    }

    /// <summary>Takes the request back; the organisers are told that nothing is asked of them any more.</summary>
    public static Move WithdrawRequest(this Proposal proposal, Call call, LinkKey key, Act act)
    {
        if (proposal.Status != ProposalStatus.ChangesRequested)
            return Move.No(Refusal.NothingRequested);
        return proposal.StandingAt(proposal.Standing).Told(
            call, LetterKind.RequestWithdrawn, HistoryKinds.RequestWithdrawn, null, new LetterMatter(), key, act);
    }

    /// <summary>Asks for a document of one of the call's kinds, or for one described in words.</summary>
    /// <param name="kind">A kind the call asks for; null for a document that only <paramref name="words"/> describe.</param>
    public static Move AskDocument(this Proposal proposal, Call call, string? kind, string? words, DateTimeOffset due, LinkKey key, Act act)
    {
        if ((proposal.RefusesAsking() ?? Wording.Refuse(words, required: kind is null)) is { } refusal)
            return Move.No(refusal);
        var kinds = call.Rules.OfType<DocumentRule>().Select(rule => rule.Kind).Distinct();
        if (kind is not null && !kinds.Contains(kind))
            return Move.No(Refusal.DocumentKind(kinds));
        if (due <= act.At)
            return Move.No(Refusal.DueTooEarly);
        if (proposal.Asking.Documents.Any(earlier => earlier.Asks(kind, Wording.Clean(words), due) && !earlier.IsAnsweredBy(proposal)))
            return Move.No(Refusal.DocumentAlreadyAsked);
        if (kind is not null && proposal.DueOf(call, kind) is { } held && due < held)
            return Move.No(Refusal.EarlierThanDue(held, call));
        var others = proposal.Asking.Documents.Where(earlier => earlier.Kind != kind).ToList();
        if (others.Count >= DocumentRequest.Most)
            return Move.No(Refusal.TooManyDocumentRequests);
        var asked = new DocumentRequest(kind ?? proposal.NextOwnKind(), Wording.Clean(words), due, act.By, act.At);
        var after = proposal with { Asking = proposal.Asking with { Documents = [.. others, asked] } };
        return after.Told(
            call, LetterKind.DocumentRequested, HistoryKinds.DocumentAsked, kind ?? asked.Words,
            new LetterMatter { DocumentKind = kind, Words = asked.Words, Due = due }, key, act);
    }

    /// <summary>Asks a question; it stays with the proposal, and so does its answer.</summary>
    public static Move AskQuestion(this Proposal proposal, Call call, string? words, LinkKey key, Act act)
    {
        if ((proposal.RefusesAsking() ?? Wording.Refuse(words, required: true)) is { } refusal)
            return Move.No(refusal);
        var questions = proposal.Asking.Questions;
        if (questions.Count >= Question.Most)
            return Move.No(Refusal.TooManyQuestions);
        var question = new Question(questions.Count + 1, words!.Trim(), act.By, act.At);
        var after = proposal with { Asking = proposal.Asking with { Questions = [.. questions, question] } };
        return after.Told(call, LetterKind.Question, HistoryKinds.QuestionAsked, question.Words, new LetterMatter { Words = question.Words }, key, act);
    }

    /// <summary>Takes a request for a document back, while nothing has come.</summary>
    public static Move WithdrawDocumentRequest(this Proposal proposal, Call call, string kind, LinkKey key, Act act)
    {
        if (proposal.RefusesAsking() is { } refusal)
            return Move.No(refusal);
        if (proposal.Asking.Documents.FirstOrDefault(asked => asked.Kind == kind) is not { } asked || asked.IsAnsweredBy(proposal))
            return Move.No(Refusal.NothingToWithdraw);
        var after = proposal with { Asking = proposal.Asking with { Documents = [.. proposal.Asking.Documents.Where(other => other != asked)] } };
        return after.Told(
            call, LetterKind.RequestWithdrawn, HistoryKinds.DocumentRequestWithdrawn, asked.IsOwnKind ? asked.Words : asked.Kind,
            new LetterMatter { Withdrawn = AskedThing.Document, DocumentKind = asked.IsOwnKind ? null : asked.Kind, Words = asked.Words }, key, act);
    }

    /// <summary>Takes a question back that was not answered. It stays with the proposal, for the unit alone.</summary>
    public static Move WithdrawQuestion(this Proposal proposal, Call call, int number, LinkKey key, Act act)
    {
        if (proposal.RefusesAsking() is { } refusal)
            return Move.No(refusal);
        if (proposal.Asking.Questions.FirstOrDefault(question => question.Number == number) is not { } asked)
            return Move.No(Refusal.NoSuchQuestion);
        if (!asked.IsOpen)
            return Move.No(Refusal.NothingToWithdraw);
        var withdrawn = asked with { WithdrawnAt = act.At };
        var after = proposal with { Asking = proposal.Asking with { Questions = [.. proposal.Asking.Questions.Select(question => question == asked ? withdrawn : question)] } };
        return after.Told(
            call, LetterKind.RequestWithdrawn, HistoryKinds.QuestionWithdrawn, asked.Words,
            new LetterMatter { Withdrawn = AskedThing.Question, Words = asked.Words }, key, act);
    }

    /// <summary>Gives one proposal a deadline of its own. A draft may have one too: that is whom it mostly helps.</summary>
    public static Move Extend(this Proposal proposal, Call call, DateTimeOffset closes, LinkKey key, Act act)
    {
        if (Refusal.AtEnd(proposal.Status) is { } refusal)
            return Move.No(refusal);
        if (proposal.Standing is ProposalStatus.Accepted or ProposalStatus.Confirmed)
            return Move.No(Refusal.AlreadyDecided);
        if (closes <= call.For(proposal).Window.Closes)
            return Move.No(Refusal.NotLater);
        if (closes <= act.At)
            return Move.No(Refusal.DueTooEarly);
        var after = proposal with { Asking = proposal.Asking with { Closes = closes } };
        return after.Told(
            call, LetterKind.Extended, HistoryKinds.Extended, DeadlineWords.Instant(closes, call), new LetterMatter { Due = closes }, key, act);
    }

    /// <summary>Takes an answer off the list of those that wait to be read by that member.</summary>
    public static Move MarkRead(this Proposal proposal, Act act) => new Move.Made(proposal.ReadBy(act.By), null, []);

    private static string NextOwnKind(this Proposal proposal)
    {
        var number = 1;
        while (proposal.Asking.Documents.Any(asked => asked.Kind == DocumentRequest.OwnKind(number))
            || proposal.Documents.Any(document => document.Kind == DocumentRequest.OwnKind(number)))
            number++;
        return DocumentRequest.OwnKind(number);
    }

    private static RequestedItem Clean(RequestedItem item) => item with { Words = item.Words.Trim() };

    private static Refusal? Refuse(IReadOnlyList<RequestedItem> items)
    {
        if (items.Count is 0 or > ChangeRequest.MostItems)
            return Refusal.NothingAsked;
        return items.Select(item => Wording.Refuse(item.Words, required: true) ?? (IsField(item.Field) ? null : Refusal.UnknownField)).FirstOrDefault(refusal => refusal is not null);
    }

    private static bool IsField(string field) =>
        field.Length == 0 || (field.Length <= 100 && field.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '[' or ']' or '-') && FormFields.SectionOf(field) != Section.File);
}
