using System.Security.Cryptography;
using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Operations;

/// <summary>What the support unit makes of a document.</summary>
/// <param name="State">Accepted, rejected, or received: a judgement taken back.</param>
/// <param name="Words">Why it is rejected.</param>
/// <param name="Until">The day until whose end another file is taken in place of a rejected one.</param>
internal sealed record Judgement(DocumentState State, string? Words, GivenDay Until);

/// <summary>Judges a document of a filed proposal, does without one, or takes either back.</summary>
internal sealed class JudgeDocument(MoveProposal move)
{
    public Task<Outcome<Opened>> RunAsync(UnitAct act, string document, Judgement judgement, CancellationToken cancellationToken) =>
        RunAsync(act, RequestAnswer.Saying($"judge-{document}", judgement.State.ToString(), judgement.Words, judgement.Until.Text), opened => Judge(opened, document, judgement, act.Act), cancellationToken);

    public Task<Outcome<Opened>> WaiveAsync(UnitAct act, string kind, string? words, CancellationToken cancellationToken) =>
        RunAsync(act, RequestAnswer.Saying($"waive-{kind}", words), opened => opened.Proposal.Waive(opened.Call, kind, words ?? "", act.Act), cancellationToken);

    public Task<Outcome<Opened>> TakeBackWaiverAsync(UnitAct act, string kind, CancellationToken cancellationToken) =>
        RunAsync(act, $"unwaive-{kind}", opened => opened.Proposal.TakeBackWaiver(kind, act.Act), cancellationToken);

    private Task<Outcome<Opened>> RunAsync(UnitAct act, string what, Func<Opened, Move> judge, CancellationToken cancellationToken) =>
        move.RunAsync(new Opener.Unit(act.Proposal), act.Request, what, act.Seen, judge, act.Act, cancellationToken);

    private static Move Judge(Opened opened, string document, Judgement judgement, Act act)
    {
        var key = LinkKey.New(RandomNumberGenerator.GetBytes(16));
        var (proposal, call) = (opened.Proposal, opened.Call);
        return judgement.State switch
        {
            DocumentState.Accepted => proposal.AcceptDocument(call, document, key, act),
            DocumentState.Rejected when judgement.Until.Refusal(needed: true) is { } refusal => Move.No(refusal),
            DocumentState.Rejected => proposal.RejectDocument(call, document, judgement.Words ?? "", judgement.Until.Day!.Value, key, act),
            _ => proposal.TakeBackJudgement(call, document, key, act),
        };
    }
}
