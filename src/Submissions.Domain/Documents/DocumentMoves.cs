using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;

namespace Submissions.Domain.Documents;

/// <summary>Moves that concern a proposal's documents: receive (or replace) and remove, until the kind's due date.</summary>
public static class DocumentMoves
{
    public const int Most = 40;

    /// <summary>Adds a received file; a required kind holds one file, so a second one replaces the first.</summary>
    /// <param name="begunAt">When it began to arrive, which is what the due date is held against; null when with the act.</param>
    public static Move Receive(this Proposal proposal, Call call, Document document, Act act, DateTimeOffset? begunAt = null)
    {
        if (proposal.RefusesAnother(call, document.Kind, act with { At = begunAt ?? act.At }) is { } refusal)
            return Move.No(refusal);
        var replaced = proposal.Replaced(document.Kind);
        var what = replaced is null ? HistoryKinds.DocumentReceived : HistoryKinds.DocumentReplaced;
        return (proposal with
        {
            Documents = [.. proposal.Documents.Where(d => d != replaced), document],
            Reminding = proposal.Filed is null ? proposal.Reminding : proposal.Reminding with { Arrived = [.. proposal.Reminding.Arrived, new Arrival(document.Id, act.At)] },
        }).Made(act, what, document.Name);
    }

    public static Move Remove(this Proposal proposal, Call call, string documentId, Act act)
    {
        var document = proposal.Documents.FirstOrDefault(d => d.Id == documentId);
        if (document is null)
            return Move.No(Refusal.NoSuchDocument);
        if ((proposal.RefusesDocument(call, document.Kind, act) ?? proposal.RefusesRemoval(call, document.Kind)) is { } refusal)
            return Move.No(refusal);
        return (proposal with { Documents = [.. proposal.Documents.Where(d => d != document)] })
            .Made(act, HistoryKinds.DocumentRemoved, document.Name);
    }

    /// <summary>Why a document of this kind may be replaced and not removed: a filing that counts stands on it.</summary>
    public static Refusal? RefusesRemoval(this Proposal proposal, Call call, string kind) =>
        proposal.Filed is not null && call.Rules.OfType<DocumentRule>().Any(rule =>
            rule.Kind == kind && rule.Severity == Severity.Block && rule.DueAt(call) <= call.Window.Closes)
            ? Refusal.DocumentNeeded
            : null;

    /// <summary>Why a document of this kind is not taken; asked before its bytes are.</summary>
    public static Refusal? RefusesAnother(this Proposal proposal, Call call, string kind, Act act)
    {
        var full = proposal.Documents.Count >= Most && proposal.Replaced(kind) is null;
        return proposal.RefusesDocument(call, kind, act) ?? (full ? Refusal.TooManyDocuments : null);
    }

    private static Document? Replaced(this Proposal proposal, string kind) =>
        kind == Document.OtherKind ? null : proposal.Documents.FirstOrDefault(document => document.Kind == kind);

    /// <summary>Why a document of this kind can no longer be added or removed.</summary>
    public static Refusal? RefusesDocument(this Proposal proposal, Call call, string kind, Act act)
    {
        if (proposal.Status.IsAtRest())
            return Refusal.AtEnd(proposal.Status);
        // A late draft may still gather its files: they count only once it is filed.
        if (proposal.Filed is null || proposal.IsAsked(kind, act))
            return null;
        call = call.For(proposal);
        var due = proposal.Due(call, kind);
        // What is due with the proposal shares the proposal's grace; the due instant's own second is still in time.
        var grace = due == call.Window.Closes ? call.Window.Grace : TimeSpan.Zero;
        return act.At < due.AddSeconds(1) + grace ? null : Refusal.DocumentNotDueAnyMore;
    }

    /// <summary>The last instant for a file of that kind; what nobody asked for is due with the proposal, or with the rejection of the one before.</summary>
    private static DateTimeOffset Due(this Proposal proposal, Call call, string kind)
    {
        if (proposal.Asked(call).FirstOrDefault(asked => asked.Kind == kind) is { } asked)
            return asked.DueAt;
        var again = proposal.Documents.Where(document => document.Kind == kind).Max(document => document.Rejection?.Until);
        return again > call.Window.Closes ? again.Value : call.Window.Closes;
    }

    /// <summary>Whether the unit has asked this proposal for such a document, and its date has not passed.</summary>
    private static bool IsAsked(this Proposal proposal, string kind, Act act) =>
        proposal.Asking.Documents.Any(asked => asked.Kind == kind && act.At < asked.Due.AddSeconds(1))
        || (proposal.Asking.Changes is { } changes && changes.Takes(act.At) && changes.Items.Any(item => item.Field == $"documents.{kind}"));
}
