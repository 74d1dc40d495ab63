using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Review;

/// <summary>Every move against every status: where it leads, or the words it is refused with.</summary>
public sealed class LegalMovesTests
{
    /// <summary>In the order of <see cref="ProposalStatus"/>: draft, submitted, changes requested, waiting list, accepted, confirmed, held, declined, withdrawn, merged.</summary>
    public static TheoryData<string, string> Table => new()
    {
        { "save", "draft submitted changes-requested waiting-list accepted confirmed already-held already-declined already-withdrawn already-merged" },
        { "file", "submitted submitted submitted waiting-list already-accepted already-accepted already-held already-declined already-withdrawn already-merged" },
        { "withdraw", "not-filed withdrawn withdrawn withdrawn withdrawn withdrawn already-held already-declined already-withdrawn already-merged" },
        { "request changes", "still-draft changes-requested changes-already-requested changes-requested changes-requested changes-requested already-held already-declined already-withdrawn already-merged" },
        { "withdraw request", "nothing-requested nothing-requested submitted nothing-requested nothing-requested nothing-requested nothing-requested nothing-requested nothing-requested nothing-requested" },
        { "answer request", "nothing-requested nothing-requested submitted nothing-requested nothing-requested nothing-requested nothing-requested nothing-requested nothing-requested nothing-requested" },
        { "ask document", "still-draft submitted changes-requested waiting-list accepted confirmed held already-declined already-withdrawn already-merged" },
        { "ask question", "still-draft submitted changes-requested waiting-list accepted confirmed held already-declined already-withdrawn already-merged" },
        { "answer question", "still-draft submitted changes-requested waiting-list accepted confirmed held already-declined already-withdrawn already-merged" },
        { "withdraw question", "still-draft submitted changes-requested waiting-list accepted confirmed held already-declined already-withdrawn already-merged" },
        { "withdraw document request", "still-draft submitted changes-requested waiting-list accepted confirmed held already-declined already-withdrawn already-merged" },
        { "extend", "draft submitted changes-requested waiting-list already-decided already-decided already-held already-declined already-withdrawn already-merged" },
        { "prepare", "still-draft submitted changes-requested waiting-list already-decided already-decided already-held already-decided already-withdrawn already-merged" },
        { "correct", "still-draft nothing-to-correct nothing-to-correct nothing-to-correct accepted confirmed already-held declined already-withdrawn already-merged" },
        { "undo", "nothing-prepared nothing-prepared nothing-prepared nothing-prepared nothing-prepared nothing-prepared nothing-prepared nothing-prepared nothing-prepared nothing-prepared" },
        { "release", "nothing-prepared nothing-prepared nothing-prepared nothing-prepared nothing-prepared nothing-prepared nothing-prepared nothing-prepared nothing-prepared nothing-prepared" },
        { "promote", "still-draft not-on-waiting-list not-on-waiting-list accepted not-on-waiting-list not-on-waiting-list already-held not-on-waiting-list already-withdrawn already-merged" },
        { "confirm", "not-accepted not-accepted not-accepted not-accepted confirmed already-confirmed already-held already-declined already-withdrawn already-merged" },
        { "renounce", "not-accepted not-accepted not-accepted not-accepted withdrawn already-confirmed already-held already-declined already-withdrawn already-merged" },
        { "end acceptance", "still-draft not-unconfirmed not-unconfirmed not-unconfirmed declined not-unconfirmed already-held not-unconfirmed already-withdrawn already-merged" },
        { "mark held", "still-draft not-confirmed not-confirmed not-confirmed not-confirmed held already-held not-confirmed already-withdrawn already-merged" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Move_leads_where_it_may_and_is_refused_in_its_own_words_elsewhere(string move, string outcomes)
    {
        var statuses = Enum.GetValues<ProposalStatus>();
        var expected = statuses.Zip(outcomes.Split(' '), (status, outcome) => $"{status.Slug()}: {outcome}");
        Assert.Equal(statuses.Length, outcomes.Split(' ').Length);
        Assert.Equal(expected, statuses.Select(status => $"{status.Slug()}: {Outcome(Do(Some.In(status), move))}"));
    }

    /// <summary>Whatever a proposal is merged or asked, each refusal says what to do or what is kept: two sentences at least, or a way out.</summary>
    [Fact]
    public void Every_refusal_has_words_of_its_own()
    {
        var refusals = typeof(Refusal).GetProperties().Where(property => property.PropertyType == typeof(Refusal)).Select(property => (Refusal)property.GetValue(null)!).ToList();
        Assert.Equal(refusals.Count, refusals.Select(refusal => refusal.Words).Distinct().Count());
        Assert.Equal(refusals.Count, refusals.Select(refusal => refusal.Code).Distinct().Count());
    }

    private static string Outcome(Move move) => move switch
    {
        Move.Made made => made.Proposal.Status.Slug(),
        Move.Refused refused => refused.Refusal.Code,
        _ => "",
    };

    private static Move Do(Proposal proposal, string move)
    {
        var (call, unit, organiser, key) = (Some.Call(), Some.ByUnit(), Some.ByOrganiser(), Some.Key("act"));
        return move switch
        {
            "save" => proposal.Save(proposal.Content, organiser),
            "file" => (proposal with { Content = proposal.Content with { Objective = "Another one." } }).File(call, Some.Stamps("again"), key, organiser),
            "withdraw" => proposal.Withdraw(call, organiser),
            "request changes" => proposal.RequestChanges(call, [new RequestedItem("title", "Shorter, please.")], null, key, unit),
            "withdraw request" => proposal.WithdrawRequest(call, key, unit),
            "answer request" => proposal.AnswerRequest("It says so in the second sentence.", organiser),
            "ask document" => proposal.AskDocument(call, "event-report", null, Some.Now.AddDays(300), key, unit),
            "ask question" => proposal.AskQuestion(call, "Who chairs?", key, unit),
            "answer question" => Asked(proposal).Answer(1, "The minister.", organiser),
            "withdraw question" => Asked(proposal).WithdrawQuestion(call, 1, key, unit),
            "withdraw document request" => Asked(proposal).WithdrawDocumentRequest(call, "asked-1", key, unit),
            "extend" => proposal.Extend(call, call.Window.Closes.AddDays(2), key, unit),
            "prepare" => proposal.Prepare(Some.Declining(), unit),
            "correct" => proposal.Correct(Some.Declining("We had counted wrongly."), unit),
            "undo" => proposal.UndoPreparation(unit),
            "release" => proposal.Release(call, 1, key, unit),
            "promote" => proposal.Promote(call, null, null, key, unit),
            "confirm" => proposal.Confirm(call, key, organiser),
            "renounce" => proposal.Renounce(call, null, organiser),
            "end acceptance" => proposal.EndAcceptance(call, null, key, Some.ByUnit(Some.Now.AddDays(60))),
            "mark held" => proposal.MarkHeld(call, Some.ByUnit(Some.Forum)),
            _ => throw new ArgumentOutOfRangeException(nameof(move)),
        };
    }

    private static Proposal Asked(Proposal proposal) =>
        proposal with
        {
            Asking = proposal.Asking with
            {
                Questions = [new Question(1, "Who chairs?", Some.Reviewer, Some.Now)],
                Documents = [new DocumentRequest("asked-1", "A letter of the host.", Some.Now.AddDays(3), Some.Reviewer, Some.Now)],
            },
        };
}
