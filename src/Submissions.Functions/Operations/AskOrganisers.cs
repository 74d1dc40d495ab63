using System.Security.Cryptography;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Functions.Operations;

/// <summary>An act of the desk on one proposal: which, on how much of its history, and whether it may have been answered before.</summary>
/// <param name="Seen">The length of the history that was read; null looks at none.</param>
internal readonly record struct UnitAct(ProposalId Proposal, int? Seen, RequestKey? Request, Act Act);

/// <summary>The unit asks the organisers of one proposal for something, or gives them more time.</summary>
internal sealed class AskOrganisers(MoveProposal move)
{
    public Task<Outcome<Opened>> ForChangesAsync(
        UnitAct act, IReadOnlyList<RequestedItem> items, DateTimeOffset? due, CancellationToken cancellationToken) =>
        RunAsync(act, "request-changes", (opened, key) => opened.Proposal.RequestChanges(opened.Call, items, due, key, act.Act), cancellationToken);

    public Task<Outcome<Opened>> ForNoChangesAsync(UnitAct act, CancellationToken cancellationToken) =>
        RunAsync(act, "withdraw-request", (opened, key) => opened.Proposal.WithdrawRequest(opened.Call, key, act.Act), cancellationToken);

    /// <param name="kind">One of the call's kinds; null for a document that the words describe.</param>
    public Task<Outcome<Opened>> ForDocumentAsync(UnitAct act, string? kind, string? words, DateTimeOffset due, CancellationToken cancellationToken) =>
        RunAsync(act, "ask-document", (opened, key) => opened.Proposal.AskDocument(opened.Call, kind, words, due, key, act.Act), cancellationToken);

    public Task<Outcome<Opened>> AQuestionAsync(UnitAct act, string? words, CancellationToken cancellationToken) =>
        RunAsync(act, "ask-question", (opened, key) => opened.Proposal.AskQuestion(opened.Call, words, key, act.Act), cancellationToken);

    /// <summary>A deadline of its own, for a draft too.</summary>
    public Task<Outcome<Opened>> ExtendAsync(UnitAct act, DateTimeOffset closes, CancellationToken cancellationToken) =>
        RunAsync(act, "extend", (opened, key) => opened.Proposal.Extend(opened.Call, closes, key, act.Act), cancellationToken);

    /// <summary>Takes what came back off the member's own list.</summary>
    public Task<Outcome<Opened>> MarkReadAsync(UnitAct act, CancellationToken cancellationToken) =>
        RunAsync(act with { Seen = null }, "mark-read", (opened, _) => opened.Proposal.MarkRead(act.Act), cancellationToken);

    private Task<Outcome<Opened>> RunAsync(UnitAct act, string what, Func<Opened, LinkKey, Move> ask, CancellationToken cancellationToken)
    {
        var key = FreshKey();
        return move.RunAsync(new Opener.Unit(act.Proposal), act.Request, what, act.Seen, opened => ask(opened, key), act.Act, cancellationToken);
    }

    /// <summary>Each act's letters open the proposal by a link of their own; only its hash is kept with the proposal.</summary>
    public static LinkKey FreshKey() => LinkKey.New(RandomNumberGenerator.GetBytes(16));
}
