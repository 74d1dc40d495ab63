using Submissions.Domain.Proposals;
using Submissions.Domain.Review;

namespace Submissions.Functions.Operations;

/// <summary>The organisers answer: a question, requested changes in words, an acceptance.</summary>
internal sealed class AnswerUnit(MoveProposal move)
{
    public Task<Outcome<Opened>> QuestionAsync(Access access, int number, string? words, RequestKey? request, Act act, CancellationToken cancellationToken) =>
        move.RunAsync(access, request, RequestAnswer.Saying($"answer-{number}", words), null, opened => opened.Proposal.Answer(number, words, act), act, cancellationToken);

    /// <summary>Says why nothing is changed; whoever changes something files again instead.</summary>
    public Task<Outcome<Opened>> RequestAsync(Access access, string? words, RequestKey? request, Act act, CancellationToken cancellationToken) =>
        move.RunAsync(access, request, RequestAnswer.Saying("answer-request", words), null, opened => opened.Proposal.AnswerRequest(words, act), act, cancellationToken);

    public Task<Outcome<Opened>> ConfirmAsync(Access access, RequestKey? request, Act act, CancellationToken cancellationToken) =>
        move.RunAsync(access, request, "confirm", null, opened => opened.Proposal.Confirm(opened.Call, access.Key, act), act, cancellationToken);

    public Task<Outcome<Opened>> RenounceAsync(Access access, string? words, RequestKey? request, Act act, CancellationToken cancellationToken) =>
        move.RunAsync(access, request, RequestAnswer.Saying("renounce", words), null, opened => opened.Proposal.Renounce(opened.Call, words, act), act, cancellationToken);
}
