using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Documents;

/// <summary>The support unit's moves on a filed proposal's documents: accept, reject, waive, and take each of them back.</summary>
public static class DocumentJudgement
{
    public static Move AcceptDocument(this Proposal proposal, Call call, string documentId, LinkKey key, Act act) =>
        proposal.Judge(documentId, DocumentState.Accepted, document =>
        {
            var judged = proposal.With(document with { State = DocumentState.Accepted, Rejection = null });
            return judged.Restored(call, document, key, act, HistoryKinds.DocumentAccepted);
        });

    /// <summary>What was received stays open to the unit, and counts as missing; another may come until that day's end, which is not before its due date.</summary>
    public static Move RejectDocument(this Proposal proposal, Call call, string documentId, string words, DateOnly until, LinkKey key, Act act)
    {
        var last = DueDate.EndOf(until, call.Zone);
        if (last <= act.At)
            return Move.No(Refusal.UntilHasPassed);
        return UnitWords.Refuses(words) ?? proposal.Judge(documentId, DocumentState.Rejected, document =>
        {
            if (proposal.DueOf(call, document.Kind) is { } due && last < due)
                return Move.No(Refusal.EarlierThanDue(due, call));
            var rejected = proposal.With(document with { State = DocumentState.Rejected, Rejection = new Rejection(words.Trim(), last) });
            var matter = new LetterMatter { Words = words.Trim(), DocumentKind = document.Kind, DocumentName = document.Name, Due = last };
            return rejected.Told(call, LetterKind.DocumentRejected, HistoryKinds.DocumentRejected, $"{document.Name}: {words.Trim()}", matter, key, act);
        });
    }

    /// <summary>Makes an accepted or rejected document one that was received and not looked at.</summary>
    public static Move TakeBackJudgement(this Proposal proposal, Call call, string documentId, LinkKey key, Act act) =>
        proposal.Judge(documentId, DocumentState.Received, document =>
        {
            var received = proposal.With(document with { State = DocumentState.Received, Rejection = null });
            return received.Restored(call, document, key, act, HistoryKinds.DocumentTakenBack);
        });

    /// <summary>Does without a document that the call asks for.</summary>
    public static Move Waive(this Proposal proposal, Call call, string kind, string words, Act act)
    {
        if (proposal.RefusesAsking() is { } refusal)
            return Move.No(refusal);
        if (proposal.Asked(call).FirstOrDefault(one => one.Kind == kind) is not { } asked)
            return Move.No(Refusal.DocumentNotAsked);
        if (!asked.IsOwed)
            return Move.No(asked.State == DocumentState.Waived ? Refusal.DocumentJudged : Refusal.DocumentIsHere);
        return UnitWords.Refuses(words)
            ?? (proposal with { Waivers = [.. proposal.Waivers, new Waiver(kind, words.Trim(), act.By, act.At)] })
                .Made(act, HistoryKinds.DocumentWaived, $"{asked.KindWords}: {words.Trim()}");
    }

    public static Move TakeBackWaiver(this Proposal proposal, string kind, Act act)
    {
        if (proposal.RefusesAsking() is { } refusal)
            return Move.No(refusal);
        if (proposal.Waivers.All(waiver => waiver.Kind != kind))
            return Move.No(Refusal.NothingWaived);
        return (proposal with { Waivers = [.. proposal.Waivers.Where(waiver => waiver.Kind != kind)] }).Made(act, HistoryKinds.WaiverTakenBack, kind);
    }

    private static Move Judge(this Proposal proposal, string documentId, DocumentState state, Func<Document, Move> judge)
    {
        if (proposal.RefusesAsking() is { } refusal)
            return Move.No(refusal);
        if (proposal.Documents.FirstOrDefault(one => one.Id == documentId) is not { } document)
            return Move.No(Refusal.NoSuchDocument);
        return document.State == state ? Move.No(Refusal.DocumentJudged) : judge(document);
    }

    /// <summary>Whoever was told that a file was rejected is told that it is not any more; of anything else nobody need hear.</summary>
    private static Move Restored(this Proposal after, Call call, Document before, LinkKey key, Act act, string what) =>
        before.State == DocumentState.Rejected
            ? after.Told(
                call, LetterKind.DocumentRestored, what, before.Name, new LetterMatter { DocumentKind = before.Kind, DocumentName = before.Name }, key, act)
            : after.ReadBy(act.By).Made(act, what, before.Name);

    private static Proposal With(this Proposal proposal, Document judged) =>
        proposal with { Documents = [.. proposal.Documents.Select(one => one.Id == judged.Id ? judged : one)] };
}
