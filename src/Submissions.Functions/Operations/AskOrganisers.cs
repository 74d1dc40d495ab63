using System.Security.Cryptography;
using Submissions.Domain.Calls;
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
        UnitAct act, IReadOnlyList<RequestedItem> items, GivenDay due, CancellationToken cancellationToken) =>
        RunAsync(
            act, RequestAnswer.Saying("request-changes", [.. items.SelectMany(item => new[] { item.Field, item.Words }), due.Text]), due.Refusal(needed: false),
            (opened, key) => opened.Proposal.RequestChanges(opened.Call, items, due.End(opened.Call.Zone), key, act.Act), cancellationToken);

    public Task<Outcome<Opened>> ForNoChangesAsync(UnitAct act, CancellationToken cancellationToken) =>
        RunAsync(act, "withdraw-request", null, (opened, key) => opened.Proposal.WithdrawRequest(opened.Call, key, act.Act), cancellationToken);

    /// <param name="kind">One of the call's kinds; null for a document that the words describe.</param>
    public Task<Outcome<Opened>> ForDocumentAsync(UnitAct act, string? kind, string? words, GivenDay due, CancellationToken cancellationToken) =>
        RunAsync(
            act, RequestAnswer.Saying("ask-document", kind, words, due.Text), due.Refusal(needed: true),
            (opened, key) => opened.Proposal.AskDocument(opened.Call, kind, words, due.End(opened.Call.Zone)!.Value, key, act.Act), cancellationToken);

    public Task<Outcome<Opened>> AQuestionAsync(UnitAct act, string? words, CancellationToken cancellationToken) =>
        RunAsync(act, RequestAnswer.Saying("ask-question", words), null, (opened, key) => opened.Proposal.AskQuestion(opened.Call, words, key, act.Act), cancellationToken);

    public Task<Outcome<Opened>> ForNoDocumentAsync(UnitAct act, string kind, CancellationToken cancellationToken) =>
        RunAsync(act, $"withdraw-document-{kind}", null, (opened, key) => opened.Proposal.WithdrawDocumentRequest(opened.Call, kind, key, act.Act), cancellationToken);

    public Task<Outcome<Opened>> NoQuestionAsync(UnitAct act, int number, CancellationToken cancellationToken) =>
        RunAsync(act, $"withdraw-question-{number}", null, (opened, key) => opened.Proposal.WithdrawQuestion(opened.Call, number, key, act.Act), cancellationToken);

    /// <summary>A deadline of its own, for a draft too.</summary>
    /// <param name="last">The day until whose end it can be filed.</param>
    public Task<Outcome<Opened>> ExtendAsync(UnitAct act, GivenDay last, CancellationToken cancellationToken) =>
        RunAsync(
            act, RequestAnswer.Saying("extend", last.Text), last.Refusal(needed: true),
            (opened, key) => opened.Proposal.Extend(opened.Call, last.End(opened.Call.Zone)!.Value, key, act.Act), cancellationToken);

    /// <summary>Takes what came back off the member's own list.</summary>
    public Task<Outcome<Opened>> MarkReadAsync(UnitAct act, CancellationToken cancellationToken) =>
        RunAsync(act with { Seen = null }, "mark-read", null, (opened, _) => opened.Proposal.MarkRead(act.Act), cancellationToken);

    /// <param name="refusal">Why what was given cannot be worked with, or null.</param>
    private Task<Outcome<Opened>> RunAsync(UnitAct act, string what, Refusal? refusal, Func<Opened, LinkKey, Move> ask, CancellationToken cancellationToken)
    {
        if (refusal is not null)
            return Task.FromResult(Outcome<Opened>.No(refusal));
        var key = FreshKey();
        return move.RunAsync(new Opener.Unit(act.Proposal), act.Request, what, act.Seen, opened => ask(opened, key), act.Act, cancellationToken);
    }

    /// <summary>Each act's letters open the proposal by a link of their own; only its hash is kept with the proposal.</summary>
    public static LinkKey FreshKey() => LinkKey.New(RandomNumberGenerator.GetBytes(16));
}
