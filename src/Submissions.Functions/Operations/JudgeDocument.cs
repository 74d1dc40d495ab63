using System.Security.Cryptography;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Operations;

/// <summary>What the support unit makes of a document.</summary>
/// <param name="State">Accepted, rejected, or received: a judgement taken back.</param>
/// <param name="Words">Why it is rejected.</param>
/// <param name="Until">The day until whose end another file is taken in place of a rejected one.</param>
internal sealed record Judgement(DocumentState State, string? Words = null, DateOnly? Until = null);

/// <summary>Judges a document of a filed proposal, does without one, or takes either back.</summary>
internal sealed class JudgeDocument(MoveProposal move)
{
    /// <param name="seen">The length of the history that whoever judges has read.</param>
    public Task<Outcome<Opened>> RunAsync(
        ProposalId proposal, string document, Judgement judgement, RequestKey? request, int seen, Act act, CancellationToken cancellationToken) =>
        move.RunAsync(
            new Opener.Unit(proposal), request, $"judge-{document}", seen, opened => Judge(opened, document, judgement, act), act, cancellationToken);

    public Task<Outcome<Opened>> WaiveAsync(
        ProposalId proposal, string kind, string? words, RequestKey? request, int seen, Act act, CancellationToken cancellationToken) =>
        move.RunAsync(
            new Opener.Unit(proposal), request, $"waive-{kind}", seen, opened => opened.Proposal.Waive(opened.Call, kind, words ?? "", act), act, cancellationToken);

    public Task<Outcome<Opened>> TakeBackWaiverAsync(
        ProposalId proposal, string kind, RequestKey? request, int seen, Act act, CancellationToken cancellationToken) =>
        move.RunAsync(
            new Opener.Unit(proposal), request, $"unwaive-{kind}", seen, opened => opened.Proposal.TakeBackWaiver(kind, act), act, cancellationToken);

    private static Move Judge(Opened opened, string document, Judgement judgement, Act act)
    {
        var key = LinkKey.New(RandomNumberGenerator.GetBytes(16));
        var (proposal, call) = (opened.Proposal, opened.Call);
        return judgement.State switch
        {
            DocumentState.Accepted => proposal.AcceptDocument(call, document, key, act),
            DocumentState.Rejected when judgement.Until is { } until => proposal.RejectDocument(call, document, judgement.Words ?? "", until, key, act),
            DocumentState.Rejected => Move.No(Refusal.UntilMissing),
            _ => proposal.TakeBackJudgement(call, document, key, act),
        };
    }
}
