using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Merging;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>What the support unit asks of a proposal's organisers. Who of the unit asked is the unit's own.</summary>
/// <param name="Closes">This proposal's own deadline; null where the call's holds.</param>
internal sealed record AskingAnswer(
    ChangesAnswer? Changes, IReadOnlyList<DocumentRequestAnswer> Documents, IReadOnlyList<QuestionAnswer> Questions, DateTimeOffset? Closes)
{
    public static AskingAnswer Of(Proposal proposal, Call call) => new(
        proposal.Asking.Changes is { } changes ? new ChangesAnswer(changes.Items, changes.Due) : null,
        [.. proposal.Asking.Documents.Select(asked => new DocumentRequestAnswer(asked.Kind, asked.Words, proposal.DueOf(call, asked.Kind) ?? asked.Due, asked.IsAnsweredBy(proposal)))],
        [.. proposal.Asking.Asked.Select(question => new QuestionAnswer(question.Number, question.Words, question.At, question.Answer, question.AnsweredAt))],
        proposal.Asking.Closes);
}

/// <param name="Due">Until when filing again, or an answer in words, answers them; null without a date.</param>
internal sealed record ChangesAnswer(IReadOnlyList<RequestedItem> Items, DateTimeOffset? Due);

internal sealed record DocumentRequestAnswer(string Kind, string? Words, DateTimeOffset Due, bool Received);

internal sealed record QuestionAnswer(int Number, string Words, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt);

/// <summary>The decision as its organisers were told it.</summary>
/// <param name="ConfirmBy">The last instant to confirm an acceptance.</param>
internal sealed record DecisionAnswer(DecisionKind Kind, GivenPlace? Place, string? Words, DateTimeOffset At, DateTimeOffset? ConfirmBy)
{
    public static DecisionAnswer? Of(Proposal proposal) => proposal.Deciding.Current is { Verdict: var verdict } told
        ? new DecisionAnswer(verdict.Kind, verdict.Place, verdict.Words, told.At, told.ConfirmBy)
        : null;
}

/// <summary>A proposed merge as one side knows it.</summary>
/// <param name="IsInto">Whether this proposal would live on.</param>
internal sealed record MergeAnswer(bool IsInto, string Words, DateTimeOffset Until, bool Agreed, bool OtherAgreed)
{
    public static MergeAnswer? Of(Proposal proposal) => proposal.Merge is { } merge ? Of(merge) : null;

    private static MergeAnswer Of(Merge merge) => new(merge.IsInto, merge.Words, merge.Until, merge.AgreedAt is not null, merge.OtherAgreedAt is not null);
}

/// <summary>Where a proposal stands after an answer of its organisers.</summary>
internal sealed record StandingAnswer(string Id, ProposalStatus Status, string Reference)
{
    public static IResult After(Opened after) =>
        Answer.Ok(new StandingAnswer(after.Proposal.Id.Value, after.Proposal.Status, after.Proposal.Filed!.Reference.Value));
}

/// <summary>Both texts of a proposed merge.</summary>
internal sealed record MergeTextsAnswer(MergeAnswer Merge, string OtherReference, ProposalContent Mine, ProposalContent Other);
