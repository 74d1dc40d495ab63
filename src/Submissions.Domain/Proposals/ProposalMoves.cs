using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Letters;
using Submissions.Domain.Receipts;

namespace Submissions.Domain.Proposals;

/// <summary>An organiser's moves: start, save, file, withdraw, ask for the link. Each is the only way to its outcome.</summary>
public static class ProposalMoves
{
    /// <summary>Links that open one proposal; none is ever dropped for a newer one.</summary>
    private const int MostLinks = 50;

    /// <summary>A new draft. Drafts may be started before the opening and after the closing; only filing is bound to the window.</summary>
    public static Move Start(ProposalId id, LinkKey key, ProposalContent content, Act act)
    {
        var draft = new Proposal
        {
            Id = id, Status = ProposalStatus.Draft, KeyHashes = [key.Hash], Content = content, CreatedAt = act.At, ChangedAt = act.At,
        };
        return draft.Made(act, HistoryKinds.Started);
    }

    /// <summary>Keeps what was typed. Nothing is lost to a deadline; only a withdrawn proposal is at rest.</summary>
    public static Move Save(this Proposal proposal, ProposalContent content, Act act) =>
        proposal.Status == ProposalStatus.Withdrawn
            ? Move.No(Refusal.AlreadyWithdrawn)
            : new Move.Made(proposal with { Content = content, ChangedAt = act.At }, null, []);

    /// <summary>Files what is written, with the documents that are here, as the next version.</summary>
    /// <param name="stamps">The reference (for a first filing) and the receipt's code to use.</param>
    /// <param name="key">The organiser's own link key, which the letter carries.</param>
    public static Move File(this Proposal proposal, Call call, FilingStamps stamps, LinkKey key, Act act)
    {
        if (proposal.Status == ProposalStatus.Withdrawn)
            return Move.No(Refusal.AlreadyWithdrawn);
        if (act.At < call.Window.Opens)
            return Move.No(Refusal.NotOpenYet);
        if (proposal.Filed is not null && !proposal.HasUnfiledChanges)
            return Move.No(Refusal.NothingToFile);
        var late = !call.Window.Takes(act.At);
        if (late && (call.Window.AfterClosing == AfterClosing.Refuse || proposal.Filed is not null))
            return Move.No(Refusal.DeadlinePassed);
        var findings = Check.All(proposal.Candidate(call, act.At));
        return findings.Blocks()
            ? Move.No(Refusal.FindingsBlock, [.. findings.Where(f => f.Severity == Severity.Block)])
            : proposal.Filing(call, stamps, key, act, late);
    }

    /// <summary>Takes a filed proposal back. Possible at any time; its lead may then file another.</summary>
    public static Move Withdraw(this Proposal proposal, Call call, Act act)
    {
        if (proposal.Status == ProposalStatus.Withdrawn)
            return Move.No(Refusal.AlreadyWithdrawn);
        if (proposal.Filed is not { } filed)
            return Move.No(Refusal.NotFiled);
        var letters = proposal.Letters(call, LetterKind.Withdrawn, $"withdrawn-{filed.Version}", null, filed.Version, act);
        return (proposal with { Status = ProposalStatus.Withdrawn }).Made(act, HistoryKinds.Withdrawn, filed.Reference.Value, letters);
    }

    /// <summary>Sends the link to an address, with a key of its own.</summary>
    public static Move SendLink(this Proposal proposal, Call call, EmailAddress to, LinkKey key, Act act)
    {
        if (proposal.KeyHashes.Count >= MostLinks)
            return Move.No(Refusal.TooManyLinks);
        var letter = new Letter(
            $"link-{key.Hash[..16]}", proposal.Id, LetterKind.Link, to, call.Languages[0], act.At, key.Value, proposal.Filed?.Version ?? 0);
        return (proposal with { KeyHashes = [.. proposal.KeyHashes, key.Hash] }).Made(act, HistoryKinds.LinkSent, null, [letter]);
    }

    private static Move Filing(this Proposal proposal, Call call, FilingStamps stamps, LinkKey key, Act act, bool late)
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
        return (proposal with { Status = status, Filed = filed }).Made(
            act, before is null ? HistoryKinds.Filed : HistoryKinds.Changed, $"{filed.Reference}, version {filed.Version}",
            proposal.Letters(call, kind, $"filed-{filed.Version}", key.Value, filed.Version, act));
    }

    /// <summary>A letter of the support unit's to each contact, about what was filed last.</summary>
    internal static List<Letter> Letters(this Proposal proposal, Call call, LetterKind kind, string id, string? key, Act act) =>
        proposal.Letters(call, kind, id, key, proposal.Filed?.Version ?? 0, act);

    private static List<Letter> Letters(this Proposal proposal, Call call, LetterKind kind, string id, string? key, int version, Act act) =>
    [
        .. proposal.Recipients.Select((address, index) => new Letter(
            $"{id}-{index}", proposal.Id, kind, address, call.Languages[0], act.At, key, version)),
    ];

    internal static Move Made(this Proposal proposal, Act act, string what, string? detail = null, IReadOnlyList<Letter>? letters = null) =>
        new Move.Made(
            proposal with { ChangedAt = act.At, HistoryLength = proposal.HistoryLength + 1 },
            new HistoryEntry(proposal.HistoryLength, act.At, act.By, what, detail) { From = act.From },
            letters ?? []);
}

/// <summary>What a filing needs from outside: the domain takes it, so that it stays a function of its arguments.</summary>
/// <param name="Reference">The number to use for a first filing, random.</param>
/// <param name="ReceiptCode">The new receipt's code, random.</param>
/// <param name="LeadPlace">Which of the lead's allowed proposals this is to be, from 1; 0 where the call does not count them.</param>
public sealed record FilingStamps(Reference Reference, string ReceiptCode, int LeadPlace);
