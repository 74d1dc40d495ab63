using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;

namespace Submissions.Domain.Documents;

/// <summary>The support unit's moves on a filed proposal's documents: accept, reject, waive, and take each of them back.</summary>
public static class DocumentJudgement
{
    public static Move AcceptDocument(this Proposal proposal, Call call, string documentId, LinkKey key, Act act) =>
        proposal.Judge(documentId, DocumentState.Accepted, document =>
        {
            var judged = proposal.With(document with { State = DocumentState.Accepted, Rejection = null });
            return judged.Told(call, document, key, act, HistoryKinds.DocumentAccepted);
        });

    /// <summary>What was received stays open to the unit, and counts as missing; another may come until that day's end.</summary>
    public static Move RejectDocument(this Proposal proposal, Call call, string documentId, string words, DateOnly until, LinkKey key, Act act)
    {
        var last = DueDate.EndOf(until, call.Zone);
        if (last <= act.At)
            return Move.No(Refusal.UntilHasPassed);
        return UnitWords.Refuses(words) ?? proposal.Judge(documentId, DocumentState.Rejected, document =>
        {
            var rejected = proposal.With(document with { State = DocumentState.Rejected, Rejection = new Rejection(words.Trim(), last) });
            var letters = proposal.Letters(call, LetterKind.DocumentRejected, Id(proposal, document, "rejected"), key.Value, act)
                .ConvertAll(letter => letter with { Words = words.Trim(), About = document.Kind, AboutName = document.Name, Until = last });
            return rejected.Opening(key, letters).Made(act, HistoryKinds.DocumentRejected, $"{document.Name}: {words.Trim()}", letters);
        });
    }

    /// <summary>Makes an accepted or rejected document one that was received and not looked at.</summary>
    public static Move TakeBackJudgement(this Proposal proposal, Call call, string documentId, LinkKey key, Act act) =>
        proposal.Judge(documentId, DocumentState.Received, document =>
        {
            var received = proposal.With(document with { State = DocumentState.Received, Rejection = null });
            return received.Told(call, document, key, act, HistoryKinds.DocumentTakenBack);
        });

    /// <summary>Does without a document that the call asks for.</summary>
    public static Move Waive(this Proposal proposal, Call call, string kind, string words, Act act)
    {
        if (proposal.Status == ProposalStatus.Withdrawn)
            return Move.No(Refusal.AlreadyWithdrawn);
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
        if (proposal.Status == ProposalStatus.Withdrawn)
            return Move.No(Refusal.AlreadyWithdrawn);
        if (proposal.Waivers.All(waiver => waiver.Kind != kind))
            return Move.No(Refusal.NothingWaived);
        return (proposal with { Waivers = [.. proposal.Waivers.Where(waiver => waiver.Kind != kind)] }).Made(act, HistoryKinds.WaiverTakenBack, kind);
    }

    private static Move Judge(this Proposal proposal, string documentId, DocumentState state, Func<Document, Move> judge)
    {
        if (proposal.Status == ProposalStatus.Withdrawn)
            return Move.No(Refusal.AlreadyWithdrawn);
        if (proposal.Documents.FirstOrDefault(one => one.Id == documentId) is not { } document)
            return Move.No(Refusal.NoSuchDocument);
        return document.State == state ? Move.No(Refusal.DocumentJudged) : judge(document);
    }

    /// <summary>Whoever was told that a file was rejected is told that it is not any more; of anything else nobody need hear.</summary>
    private static Move Told(this Proposal after, Call call, Document before, LinkKey key, Act act, string what)
    {
        if (before.State != DocumentState.Rejected)
            return after.Made(act, what, before.Name);
        var letters = after.Letters(call, LetterKind.DocumentRestored, Id(after, before, "restored"), key.Value, act)
            .ConvertAll(letter => letter with { About = before.Kind, AboutName = before.Name });
        return after.Opening(key, letters).Made(act, what, before.Name, letters);
    }

    private static Proposal With(this Proposal proposal, Document judged) =>
        proposal with { Documents = [.. proposal.Documents.Select(one => one.Id == judged.Id ? judged : one)] };

    /// <summary>The letters carry a key of their own, unless there are none to carry it.</summary>
    private static Proposal Opening(this Proposal proposal, LinkKey key, List<Letter> letters) =>
        letters.Count == 0 ? proposal : proposal with { KeyHashes = [.. proposal.KeyHashes, key.Hash] };

    private static string Id(Proposal proposal, Document document, string what) => $"document-{document.Id}-{what}-{proposal.HistoryLength}";
}
