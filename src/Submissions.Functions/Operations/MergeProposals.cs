using System.Security.Cryptography;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Merging;
using Submissions.Domain.Proposals;
using Submissions.Domain.Receipts;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Merging two proposals: each step changes both in one transaction, or neither.</summary>
internal sealed class MergeProposals(ChangeProposal change, OpenProposal open, FiledContent filed)
{
    /// <param name="act">On the proposal that would end.</param>
    /// <param name="into">The one that would live on.</param>
    public Task<Outcome<Opened>> ProposeAsync(UnitAct act, ProposalId into, string? words, GivenDay until, CancellationToken cancellationToken) => RunAsync(
        new Opener.Unit(act.Proposal), act.Request, RequestAnswer.Saying($"merge-into-{into}", words, until.Text), act.Seen, _ => into,
        (pair, keys) => until.Refusal(needed: true) is { } refusal
            ? PairMove.No(refusal)
            : pair.Mine.Proposal.ProposeMerge(
                pair.Other.Proposal, pair.Mine.Call, words, until.End(pair.Mine.Call.Zone)!.Value, keys.Mine, keys.Other, act.Act), act.Act, cancellationToken);

    public Task<Outcome<Opened>> CallOffAsync(UnitAct act, CancellationToken cancellationToken) => RunAsync(
        new Opener.Unit(act.Proposal), act.Request, "merge-call-off", act.Seen, Other,
        (pair, keys) => pair.Mine.Proposal.CallOffMerge(pair.Other.Proposal, pair.Mine.Call, keys.Mine, keys.Other, act.Act), act.Act, cancellationToken);

    public Task<Outcome<Opened>> AgreeAsync(Access access, RequestKey? request, Act act, CancellationToken cancellationToken) => RunAsync(
        access, request, "merge-agree", null, Other,
        (pair, keys) => pair.Mine.Proposal.AgreeToMerge(pair.Other.Proposal, pair.Mine.Call, pair.Texts, keys.Mine, keys.Other, act), act, cancellationToken);

    public Task<Outcome<Opened>> DeclineAsync(Access access, string? words, RequestKey? request, Act act, CancellationToken cancellationToken) => RunAsync(
        access, request, RequestAnswer.Saying("merge-decline", words), null, Other,
        (pair, keys) => pair.Mine.Proposal.DeclineMerge(pair.Other.Proposal, pair.Mine.Call, words, keys.Mine, keys.Other, act), act, cancellationToken);

    public Task<Outcome<Opened>> ExpireAsync(ProposalId proposal, Act act, CancellationToken cancellationToken) => RunAsync(
        new Opener.Unit(proposal), null, "merge-expire", null, Other,
        (pair, keys) => pair.Mine.Proposal.ExpireMerge(pair.Other.Proposal, pair.Mine.Call, keys.Mine, keys.Other, act), act, cancellationToken);

    private static ProposalId? Other(Proposal proposal) => proposal.Merge?.Other;

    private Task<Outcome<Opened>> RunAsync(
        Opener opener, RequestKey? request, string what, int? seen, Func<Proposal, ProposalId?> otherOf, Func<Pair, (LinkKey Mine, LinkKey Other), PairMove> move,
        Act act, CancellationToken cancellationToken)
    {
        var keys = (AskOrganisers.FreshKey(), AskOrganisers.FreshKey());
        return change.RunAsync(
            opener, request ?? MoveProposal.OwnKey(), what, (opened, _) => DecideAsync(opened, seen, otherOf, pair => move(pair, keys), act, cancellationToken),
            (_, opened) => opened, cancellationToken);
    }

    private async Task<Decision<Opened>> DecideAsync(
        Opened mine, int? seen, Func<Proposal, ProposalId?> otherOf, Func<Pair, PairMove> move, Act act, CancellationToken cancellationToken)
    {
        if (seen is { } length && length != mine.Proposal.HistoryLength)
            return new Decision<Opened>.Settled(new Outcome<Opened>.Changed(mine));
        if (mine.Proposal.Filed is null || otherOf(mine.Proposal) is not { } id)
            return No(Refusal.AtEnd(mine.Proposal.Status) ?? Refusal.NoMerge);
        if (await open.RunAsync(new Opener.Unit(id), cancellationToken) is not { Proposal.Filed: not null } other)
            return No(Refusal.NotMergeable);
        var pair = new Pair(mine, other, await filed.OfAsync(mine.Proposal, cancellationToken), await filed.OfAsync(other.Proposal, cancellationToken));
        return move(pair) switch
        {
            PairMove.Made made => new Decision<Opened>.Wanted(Change(pair, made.Naming(pair.MyText, pair.OtherText), act), "done", after => after),
            PairMove.Refused refused => No(refused.Refusal),
            _ => throw new InvalidOperationException("A move is made or refused."),
        };
    }

    private static ProposalChange Change(Pair pair, PairMove.Made made, Act act) =>
        Half(pair.Mine, made.Mine, pair.MyText, pair, act) with { Also = Half(pair.Other, made.Other, pair.OtherText, pair, act) };

    /// <summary>One of the two; the one that grew files the merged text as its next version.</summary>
    private static ProposalChange Half(Opened before, Move.Made made, ProposalContent text, Pair pair, Act act)
    {
        var grew = made.Proposal.Filed!.Version > before.Proposal.Filed!.Version;
        var merged = grew ? MergedContent.Of(pair.Texts.Into, pair.Texts.From, before.Call.Organisations) : null;
        return new ProposalChange(before.AsStored(), made)
        {
            FiledText = merged,
            Receipt = merged is null ? null : Receipt.Of(before.Call, made.Proposal with { Content = merged }),
            Queue = QueueEntry.Of(before.Call, made.Proposal, merged ?? text, act.At),
        };
    }

    private static Decision<Opened> No(Refusal refusal) => new Decision<Opened>.Settled(Outcome<Opened>.No(refusal));

    /// <summary>Two proposals with their filed texts.</summary>
    private sealed record Pair(Opened Mine, Opened Other, ProposalContent MyText, ProposalContent OtherText)
    {
        private readonly string receipt = Symbols.From(RandomNumberGenerator.GetBytes(64), Receipt.CodeLength);

        public MergeTexts Texts => Mine.Proposal.Merge?.IsInto == true ? new(OtherText, MyText, receipt) : new(MyText, OtherText, receipt);
    }
}

/// <summary>The other side of a withdrawal: whoever was to be merged with it is told in the same transaction.</summary>
internal sealed class LostMerge(OpenProposal open, FiledContent filed)
{
    /// <param name="before">The proposal that takes no further part.</param>
    /// <returns>What changes about the other one; null when no merge was open.</returns>
    public async Task<ProposalChange?> OfAsync(Opened before, Move.Made made, Act act, CancellationToken cancellationToken)
    {
        if (before.Proposal.Merge is not { } merge || made.Proposal.Merge is not null)
            return null;
        if (await OtherAsync(merge.Other, cancellationToken) is not { } other || !MergeMoves.AreInMerge(before.Proposal, other.Proposal))
            return null;
        var lost = ((Move.Made)other.Proposal.LoseMerge(before.Proposal, other.Call, AskOrganisers.FreshKey(), act))
            .NamingOther(await filed.OfAsync(before.Proposal, cancellationToken));
        return new ProposalChange(other.AsStored(), lost)
        {
            Queue = QueueEntry.Of(other.Call, lost.Proposal, await filed.OfAsync(other.Proposal, cancellationToken), act.At),
        };
    }

    /// <summary>The other side; null where its row is broken, which keeps nobody from withdrawing.</summary>
    private async Task<Opened?> OtherAsync(ProposalId id, CancellationToken cancellationToken)
    {
        try
        {
            return await open.RunAsync(new Opener.Unit(id), cancellationToken);
        }
        catch (Exception fault) when (RowFormat.IsBroken(fault))
        {
            return null;
        }
    }
}
