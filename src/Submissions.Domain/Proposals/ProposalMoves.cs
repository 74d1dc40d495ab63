using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Letters;
using Submissions.Domain.Receipts;
using Submissions.Domain.Review;

namespace Submissions.Domain.Proposals;

/// <summary>An organiser's moves: start, save, file, withdraw, ask for the link. Each is the only way to its outcome.</summary>
public static class ProposalMoves
{
    /// <summary>Links that organisers can have sent, beside the first; none is ever dropped for a newer one.</summary>
    private const int MostLinks = 49;

    /// <summary>A new draft. Drafts may be started before the opening and after the closing; only filing is bound to the window.</summary>
    public static Move Start(ProposalId id, LinkKey key, ProposalContent content, Act act)
    {
        var draft = new Proposal
        {
            Id = id, Status = ProposalStatus.Draft, KeyHashes = [key.Hash], Content = content, CreatedAt = act.At, ChangedAt = act.At,
        };
        return draft.Made(act, HistoryKinds.Started);
    }

    /// <summary>Keeps what was typed. Nothing is lost to a deadline; only a proposal that has come to its end takes no more.</summary>
    public static Move Save(this Proposal proposal, ProposalContent content, Act act) =>
        Refusal.AtEnd(proposal.Status) is { } refusal
            ? Move.No(refusal)
            : new Move.Made(proposal with { Content = content, ChangedAt = act.At }, null, []);

    /// <summary>
    /// Files what is written, with the documents that are here, as the next version. Where changes are asked for, this answers them, also past the deadline, and the
    /// proposal stands again where it stood.
    /// </summary>
    /// <param name="stamps">The reference (for a first filing) and the receipt's code to use.</param>
    /// <param name="key">The organiser's own link key, which the letter carries.</param>
    public static Move File(this Proposal proposal, Call call, FilingStamps stamps, LinkKey key, Act act)
    {
        call = call.For(proposal);
        if ((Refusal.AtEnd(proposal.Status) ?? proposal.RefusesFiling(call, act)) is { } refusal)
            return Move.No(refusal);
        var late = !call.Window.Takes(act.At) && proposal.Status != ProposalStatus.ChangesRequested;
        var findings = Check.All(proposal.Candidate(call, act.At));
        return findings.Blocks()
            ? Move.No(Refusal.FindingsBlock, [.. findings.Where(f => f.Severity == Severity.Block)])
            : proposal.Filing(call, stamps, key, act, late) with { Findings = findings };
    }

    /// <summary>Takes a filed proposal back. Possible until the event is held; its lead may then file another.</summary>
    public static Move Withdraw(this Proposal proposal, Call call, Act act)
    {
        if (Refusal.AtEnd(proposal.Status) is { } refusal)
            return Move.No(refusal);
        if (proposal.Filed is not { } filed)
            return Move.No(Refusal.NotFiled);
        var after = proposal.StandingAt(ProposalStatus.Withdrawn) with { Merge = null, Deciding = proposal.Deciding with { Prepared = null } };
        return after.Made(
            act, HistoryKinds.Withdrawn, filed.Reference.Value, after.Letters(call.For(proposal), LetterKind.Withdrawn, $"withdrawn-{filed.Version}", null, act));
    }

    /// <summary>Sends the link to an address, with a key of its own.</summary>
    public static Move SendLink(this Proposal proposal, Call call, EmailAddress to, LinkKey key, Act act)
    {
        if (proposal.LinksSent >= MostLinks)
            return Move.No(Refusal.TooManyLinks);
        var letter = new Letter(
            $"link-{key.Hash[..16]}", proposal.Id, LetterKind.Link, to, proposal.LetterLanguage(call), act.At, key.Value, proposal.Filed?.Version ?? 0);
        return (proposal.OpenedBy(key) with { LinksSent = proposal.LinksSent + 1 }).Made(act, HistoryKinds.LinkSent, null, [letter]);
    }

    private static Move.Made Filing(this Proposal proposal, Call call, FilingStamps stamps, LinkKey key, Act act, bool late)
    {
        var before = proposal.Filed;
        var lead = call.Organisations.Key(proposal.Content.Lead?.Name);
        var filed = new Filing(
            before?.Reference ?? stamps.Reference, (before?.Version ?? 0) + 1, before?.FirstAt ?? act.At, act.At,
            ContentJson.Sha256(proposal.Content), stamps.ReceiptCode, lead, before?.LeadKey == lead ? before?.LeadPlace ?? stamps.LeadPlace : stamps.LeadPlace)
        {
            DocumentsSha256 = ReceiptFile.ListSha256(proposal.Documents),
        };
        var kind = before is null ? LetterKind.Filed : LetterKind.Changed;
        var status = late ? ProposalStatus.WaitingList : before is null ? ProposalStatus.Submitted : proposal.Status;
        // The letter that goes with it names its receipt, which names the files.
        var told = proposal.Reminding with { Arrived = [] };
        var after = (proposal with { Status = status, Filed = filed, Reminding = told }).Answered(act, HistoryKinds.Changed);
        return after.Made(
            act, before is null ? HistoryKinds.Filed : HistoryKinds.Changed, $"{filed.Reference}, version {filed.Version}",
            after.Letters(call, kind, $"filed-{filed.Version}", key.Value, act));
    }

    private static Refusal? RefusesFiling(this Proposal proposal, Call call, Act act)
    {
        if (act.At < call.Window.Opens)
            return Refusal.NotOpenYet;
        if (proposal.Status is ProposalStatus.Accepted or ProposalStatus.Confirmed)
            return Refusal.AlreadyAccepted;
        if (proposal.Filed is not null && !proposal.HasUnfiledChanges)
            return Refusal.NothingToFile;
        if (call.Window.Takes(act.At))
            return null;
        if (proposal.Status == ProposalStatus.ChangesRequested)
            return proposal.Asking.Changes!.Takes(act.At) ? null : Refusal.AnswerDuePassed;
        return call.Window.AfterClosing == AfterClosing.Refuse || proposal.Filed is not null ? Refusal.DeadlinePassed : null;
    }

    internal static Move.Made Made(this Proposal proposal, Act act, string what, string? detail = null, IReadOnlyList<Letter>? letters = null) =>
        new(
            proposal with { ChangedAt = act.At, HistoryLength = proposal.HistoryLength + 1 },
            new HistoryEntry(proposal.HistoryLength, act.At, act.By, what, detail) { From = act.From },
            letters ?? []);
}

/// <summary>What a filing needs from outside: the domain takes it, so that it stays a function of its arguments.</summary>
/// <param name="Reference">The number to use for a first filing, random.</param>
/// <param name="ReceiptCode">The new receipt's code, random.</param>
/// <param name="LeadPlace">Which of the lead's allowed proposals this is to be, from 1; 0 where the call does not count them.</param>
public sealed record FilingStamps(Reference Reference, string ReceiptCode, int LeadPlace);
