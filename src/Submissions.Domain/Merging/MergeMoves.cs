using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Domain.Merging;

/// <summary>
/// Merging two proposals of a call: the unit proposes, both organisers agree, until then both live. Each move changes both, so
/// that they never tell different stories.
/// </summary>
public static class MergeMoves
{
    /// <summary>Proposes to merge a proposal into another one.</summary>
    /// <param name="from">The one that would end.</param>
    /// <param name="into">The one that would live on.</param>
    /// <param name="until">When silence ends it.</param>
    public static PairMove ProposeMerge(
        this Proposal from, Proposal into, Call call, string? words, DateTimeOffset until, LinkKey fromKey, LinkKey intoKey, Act act)
    {
        if (from.Id == into.Id)
            return PairMove.No(Refusal.MergeWithItself);
        if (from.Merge is not null || into.Merge is not null)
            return PairMove.No(Refusal.AlreadyMerging);
        if (!MayEnd(from) || !MayLiveOn(into))
            return PairMove.No(Refusal.NotMergeable);
        if (Wording.Refuse(words, required: true) is { } refusal)
            return PairMove.No(refusal);
        if (until <= act.At)
            return PairMove.No(Refusal.DueTooEarly);
        return new PairMove.Made(Proposed(from, into, false, fromKey), Proposed(into, from, true, intoKey));

        Move.Made Proposed(Proposal mine, Proposal other, bool isInto, LinkKey key) => mine.InMerge(
            new Merge(other.Id, isInto, words!.Trim(), act.By, act.At, until, null, null), call, LetterKind.MergeProposed, HistoryKinds.MergeProposed, other, key,
            new LetterMatter { Words = words.Trim(), Due = until, Other = Named(other), IsInto = isInto }, act);
    }

    /// <summary>One side's yes. The second one makes the merge: <paramref name="texts"/> are then what is merged.</summary>
    public static PairMove AgreeToMerge(this Proposal mine, Proposal other, Call call, MergeTexts texts, LinkKey myKey, LinkKey otherKey, Act act)
    {
        if (mine.RefusesAnswer(other, act) is { } refusal)
            return PairMove.No(refusal);
        var merge = mine.Merge!;
        if (merge.AgreedAt is not null)
            return PairMove.No(Refusal.MergeAlreadyAgreed);
        if (merge.OtherAgreedAt is not null)
            return merge.IsInto ? Swapped(Merger.Of(other, mine, call, texts, otherKey, myKey, act)) : Merger.Of(mine, other, call, texts, myKey, otherKey, act);
        return new PairMove.Made(
            Agreed(mine, merge with { AgreedAt = act.At }, other, myKey, true),
            Agreed(other, other.Merge! with { OtherAgreedAt = act.At }, mine, otherKey, false));

        Move.Made Agreed(Proposal one, Merge after, Proposal than, LinkKey key, bool byReader) => one.InMerge(
            after, call, LetterKind.MergeAgreed, HistoryKinds.MergeAgreed, than, key,
            new LetterMatter { Due = merge.Until, Other = Named(than), IsInto = after.IsInto, ByReader = byReader }, act);
    }

    /// <summary>One side's no.</summary>
    public static PairMove DeclineMerge(this Proposal mine, Proposal other, Call call, string? words, LinkKey myKey, LinkKey otherKey, Act act)
    {
        if ((mine.RefusesAnswer(other, act) ?? Wording.Refuse(words, required: false)) is { } refusal)
            return PairMove.No(refusal);
        return mine.EndMerge(other, call, MergeEnd.Declined, Wording.Clean(words), myKey, otherKey, act);
    }

    /// <summary>The unit takes its proposal to merge back.</summary>
    public static PairMove CallOffMerge(this Proposal mine, Proposal other, Call call, LinkKey myKey, LinkKey otherKey, Act act) =>
        AreInMerge(mine, other)
            ? mine.EndMerge(other, call, MergeEnd.CalledOff, null, myKey, otherKey, act)
            : PairMove.No(Refusal.NoMerge);

    /// <summary>Ends a merge that nobody answered in time.</summary>
    public static PairMove ExpireMerge(this Proposal mine, Proposal other, Call call, LinkKey myKey, LinkKey otherKey, Act act) =>
        AreInMerge(mine, other) && mine.Merge!.IsOver(act.At)
            ? mine.EndMerge(other, call, MergeEnd.Expired, null, myKey, otherKey, act)
            : PairMove.No(Refusal.NoMerge);

    /// <summary>The other side of a withdrawal: the merge with it is off.</summary>
    public static Move LoseMerge(this Proposal proposal, Proposal withdrawn, Call call, LinkKey key, Act act) =>
        proposal.Ended(withdrawn, call, MergeEnd.Withdrawn, null, key, act);

    /// <summary>Whether both know of the same merge.</summary>
    public static bool AreInMerge(Proposal one, Proposal other) => one.Merge?.Other == other.Id && other.Merge?.Other == one.Id;

    /// <summary>Its letters naming the other proposal by what was filed of it: what its writers are at is theirs until they file it.</summary>
    /// <param name="made">A move of one side.</param>
    /// <param name="filed">The other side's filed text.</param>
    public static Move.Made NamingOther(this Move.Made made, ProposalContent filed) =>
        made with { Letters = [.. made.Letters.Select(letter => letter.Matter is { Other: { } other } matter ? letter with { Matter = matter with { Other = other.Titled(filed) } } : letter)] };

    internal static OtherProposal Named(Proposal proposal) => new(proposal.Filed!.Reference.Value, null, null);

    internal static bool MayEnd(Proposal from) =>
        from.Standing is ProposalStatus.Submitted or ProposalStatus.WaitingList;

    internal static bool MayLiveOn(Proposal into) =>
        into.Standing is ProposalStatus.Submitted or ProposalStatus.WaitingList or ProposalStatus.Accepted or ProposalStatus.Confirmed;

    private static Refusal? RefusesAnswer(this Proposal mine, Proposal other, Act act)
    {
        if (!AreInMerge(mine, other))
            return Refusal.AtEnd(mine.Status) ?? Refusal.NoMerge;
        return mine.Merge!.IsOver(act.At) ? Refusal.MergeOver : null;
    }

    private static PairMove.Made EndMerge(
        this Proposal mine, Proposal other, Call call, MergeEnd end, string? words, LinkKey myKey, LinkKey otherKey, Act act) =>
        new(mine.Ended(other, call, end, words, myKey, act), other.Ended(mine, call, end, words, otherKey, act));

    private static Move.Made Ended(this Proposal proposal, Proposal other, Call call, MergeEnd end, string? words, LinkKey key, Act act) => proposal.InMerge(
        null, call, LetterKind.MergeOff, HistoryKinds.MergeEnded, other, key, new LetterMatter { End = end, Words = words, Other = Named(other) }, act);

    private static Move.Made InMerge(
        this Proposal proposal, Merge? merge, Call call, LetterKind kind, string what, Proposal other, LinkKey key, LetterMatter matter, Act act) =>
        (Move.Made)(proposal with { Merge = merge }).Told(call, kind, what, other.Filed!.Reference.Value, matter, key, act);

    private static PairMove Swapped(PairMove move) => move is PairMove.Made made ? new PairMove.Made(made.Other, made.Mine) : move;
}

/// <summary>What a merge is made of.</summary>
/// <param name="From">The filed text that ends.</param>
/// <param name="Into">The filed text that lives on.</param>
/// <param name="ReceiptCode">Of the version that the merge files, random.</param>
public sealed record MergeTexts(ProposalContent From, ProposalContent Into, string ReceiptCode);
