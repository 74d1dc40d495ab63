using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Receipts;
using Submissions.Domain.Review;

namespace Submissions.Domain.Merging;

/// <summary>The merge itself, once both have agreed.</summary>
internal static class Merger
{
    public static PairMove Of(Proposal from, Proposal into, Call call, MergeTexts texts, LinkKey fromKey, LinkKey intoKey, Act act)
    {
        if (!MergeMoves.MayEnd(from) || !MergeMoves.MayLiveOn(into))
            return PairMove.No(Refusal.NotMergeable);
        var filed = MergedContent.Of(texts.Into, texts.From, call.Organisations);
        return ContentLimit.Refuses(filed) is { } refusal
            ? PairMove.No(refusal)
            : OneLetterEach(Ended(from, into, call, fromKey, act), Grown(into, from, filed, call, texts, intoKey, act));

        // Whoever is a contact of the one that lives on reads of it there, each from the side they come from.
        PairMove.Made OneLetterEach(Move.Made ended, Move.Made grown) => new(
            ended with { Letters = [.. ended.Letters.Where(letter => grown.Letters.All(other => other.To.Hash != letter.To.Hash))] },
            grown with { Letters = [.. grown.Letters.Select(letter => into.Recipients.Any(own => own.Hash == letter.To.Hash) ? letter : Joining(letter))] });

        Letter Joining(Letter letter) => letter with { Language = from.LetterLanguage(call), Matter = letter.Matter! with { IsInto = false } };
    }

    private static Move.Made Ended(Proposal from, Proposal into, Call call, LinkKey key, Act act)
    {
        var reference = into.Filed!.Reference.Value;
        var after = from.StandingAt(ProposalStatus.Merged) with
        {
            Merge = null,
            MergedInto = new MergedInto(into.Id, reference, act.At),
            Deciding = from.Deciding with { Prepared = null },
        };
        return (Move.Made)after.Told(
            call, LetterKind.Merged, HistoryKinds.Merged, reference, new LetterMatter { Other = MergeMoves.Named(into), IsInto = false }, key, act);
    }

    /// <summary>Files the merged text as the next version; what its writers have not filed yet stays written, and grows alike.</summary>
    private static Move.Made Grown(Proposal into, Proposal from, ProposalContent filed, Call call, MergeTexts texts, LinkKey key, Act act)
    {
        var documents = MergedContent.Documents(into, from);
        var filing = into.Filed! with
        {
            Version = into.Filed!.Version + 1,
            At = act.At,
            ContentSha256 = ContentJson.Sha256(filed),
            ReceiptCode = texts.ReceiptCode,
            DocumentsSha256 = ReceiptFile.ListSha256(documents),
        };
        var after = into with
        {
            Merge = null,
            Filed = filing,
            Content = into.HasUnfiledText ? MergedContent.Of(into.Content, texts.From, call.Organisations) : filed,
            Documents = documents,
        };
        return (Move.Made)after.Told(
            call, LetterKind.Merged, HistoryKinds.Merged, from.Filed!.Reference.Value,
            new LetterMatter { Other = MergeMoves.Named(from), IsInto = true }, key, act);
    }
}
