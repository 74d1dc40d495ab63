using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Review;

public sealed class DecisionMovesTests
{
    [Fact]
    public void Prepared_decision_changes_nothing_that_organisers_see_and_owes_no_letter()
    {
        var filed = Some.Filed();
        var made = Some.Made(filed.Prepare(Some.Declining(), Some.ByUnit()));
        Assert.Empty(made.Letters);
        Assert.Equal((filed.Status, filed.Filed, filed.KeyHashes), (made.Proposal.Status, made.Proposal.Filed, made.Proposal.KeyHashes));
        Assert.Equal(new HistoryEntry(2, Some.Now, Some.Reviewer, "decision-prepared", "decline"), made.History);
    }

    [Fact]
    public void Another_decision_takes_the_place_of_the_prepared_one_and_the_first_can_no_longer_be_released()
    {
        var first = Some.Made(Some.Filed().Prepare(Some.Declining(), Some.ByUnit())).Proposal;
        var second = Some.Made(first.Prepare(Some.Accepting(), Some.ByUnit())).Proposal;
        Assert.Equal(2, second.Deciding.Prepared!.Number);
        Assert.Equal(Refusal.PreparedAnew, Refused(second.Release(Some.Call(), 1, Some.Key("r"), Some.ByUnit())));
        Assert.Equal(ProposalStatus.Accepted, Some.Made(second.Release(Some.Call(), 2, Some.Key("r"), Some.ByUnit())).Proposal.Status);
    }

    [Fact]
    public void Undone_preparation_leaves_nothing_to_release()
    {
        var undone = Some.Made(Some.Made(Some.Filed().Prepare(Some.Declining(), Some.ByUnit())).Proposal.UndoPreparation(Some.ByUnit())).Proposal;
        Assert.Equal(Refusal.NothingPrepared, Refused(undone.Release(Some.Call(), 1, Some.Key("r"), Some.ByUnit())));
    }

    public static TheoryData<ProposalStatus, DecisionKind, LetterKind, DecisionKind?> Tellings => new()
    {
        { ProposalStatus.Submitted, DecisionKind.Accept, LetterKind.Accepted, null },
        { ProposalStatus.Submitted, DecisionKind.Decline, LetterKind.Declined, null },
        { ProposalStatus.ChangesRequested, DecisionKind.WaitingList, LetterKind.WaitingListed, null },
        { ProposalStatus.WaitingList, DecisionKind.Accept, LetterKind.Promoted, null },
        { ProposalStatus.WaitingList, DecisionKind.Decline, LetterKind.Declined, null },
        { ProposalStatus.Accepted, DecisionKind.Decline, LetterKind.Corrected, DecisionKind.Accept },
        { ProposalStatus.Confirmed, DecisionKind.Accept, LetterKind.Corrected, DecisionKind.Accept },
        { ProposalStatus.Declined, DecisionKind.WaitingList, LetterKind.Corrected, DecisionKind.Decline },
    };

    [Theory]
    [MemberData(nameof(Tellings))]
    public void Release_tells_what_is_decided_and_a_correction_says_what_it_corrects(
        ProposalStatus before, DecisionKind kind, LetterKind letter, DecisionKind? corrected)
    {
        var (proposal, verdict) = (Some.In(before), new Verdict(kind, null, "For these reasons."));
        var prepared = Some.Made(proposal.IsDecided() ? proposal.Correct(verdict, Some.ByUnit()) : proposal.Prepare(verdict, Some.ByUnit())).Proposal;
        var made = Some.Made(prepared.Release(Some.Call(), prepared.Deciding.Count, Some.Key("r"), Some.ByUnit()));
        Assert.All(made.Letters, owed => Assert.Equal((letter, Some.Key("r").Value, corrected), (owed.Kind, owed.LinkKey, owed.Matter!.Before)));
        Assert.Equal(3, made.Letters.Count);
        Assert.Equal((verdict, null, null), (made.Proposal.Deciding.Current!.Verdict, made.Proposal.Deciding.Prepared, made.Proposal.Asking.Changes));
    }

    [Theory]
    [InlineData(DecisionKind.Decline)]
    [InlineData(DecisionKind.WaitingList)]
    public void Anything_but_an_acceptance_needs_reasons_and_takes_no_place(DecisionKind kind)
    {
        Assert.Equal(Refusal.WordsMissing, Refused(Some.Filed().Prepare(new Verdict(kind, null, " \n"), Some.ByUnit())));
        Assert.Equal(Refusal.PlaceOnlyForAccepted, Refused(Some.Filed().Prepare(new Verdict(kind, Some.Place(), "Words."), Some.ByUnit())));
    }

    [Fact]
    public void Correction_needs_reasons_also_when_it_accepts() =>
        Assert.Equal(Refusal.WordsMissing, Refused(Some.In(ProposalStatus.Declined).Correct(new Verdict(DecisionKind.Accept, null, null), Some.ByUnit())));

    [Fact]
    public void Acceptance_is_to_be_confirmed_by_the_end_of_the_calls_last_day_in_its_zone()
    {
        // Released on 20 September at 11:00 in Casablanca; fourteen days later, at +01:00 all the time.
        var accepted = Some.In(ProposalStatus.Accepted);
        var by = new DateTimeOffset(2018, 10, 4, 23, 59, 59, TimeSpan.FromHours(1));
        Assert.Equal(by, accepted.Deciding.Current!.ConfirmBy);
        Assert.Equal(ProposalStatus.Confirmed, Some.Made(accepted.Confirm(Some.Call(), Some.Key(), Some.ByOrganiser(by))).Proposal.Status);
        Assert.Equal(Refusal.ConfirmByPassed, Refused(accepted.Confirm(Some.Call(), Some.Key(), Some.ByOrganiser(by.AddSeconds(1)))));
        Assert.True(accepted.IsUnconfirmed(by.AddSeconds(1)) && !accepted.IsUnconfirmed(by));
        Assert.Equal(ProposalStatus.Withdrawn, Some.Made(accepted.Renounce(Some.Call(), "We cannot come.", Some.ByOrganiser(by.AddDays(9)))).Proposal.Status);
    }

    [Fact]
    public void Acceptance_ends_only_when_its_date_has_passed_and_its_place_can_then_be_given_on()
    {
        var (call, place) = (Some.Call(), Some.Place());
        var accepted = Some.Decided(Some.Accepting(place));
        var by = accepted.Deciding.Current!.ConfirmBy!.Value;
        Assert.Equal(Refusal.NotUnconfirmed, Refused(accepted.EndAcceptance(call, null, Some.Key(), Some.ByUnit(by))));
        Assert.Null(accepted.PlaceToGiveOn(by));
        Assert.Equal(place, accepted.PlaceToGiveOn(by.AddSeconds(1)));
        var correcting = Some.Made(accepted.Correct(Some.Declining(), Some.ByUnit())).Proposal;
        Assert.Equal(Refusal.AlreadyPrepared, Refused(correcting.EndAcceptance(call, null, Some.Key(), Some.ByUnit(by.AddDays(1)))));

        var made = Some.Made(accepted.EndAcceptance(call, " Too late. ", Some.Key("end"), Some.ByUnit(by.AddDays(1))));
        var (ended, letter) = (made.Proposal, made.Letters[0]);
        Assert.Equal((ProposalStatus.Declined, by, "Too late."), (ended.Status, ended.Deciding.Current!.Unconfirmed, ended.Deciding.Current.Verdict.Words));
        Assert.Equal((LetterKind.AcceptanceEnded, by, HistoryKinds.AcceptanceEnded), (letter.Kind, letter.Matter!.ConfirmBy, made.History!.What));
        Assert.Equal(place, ended.PlaceToGiveOn(by.AddDays(1)));
        Assert.Null(ended.PlaceToGiveOn(place.Starts));
        Assert.Equal(Refusal.NotUnconfirmed, Refused(ended.EndAcceptance(call, null, Some.Key(), Some.ByUnit(by.AddDays(2)))));
        Assert.Equal(ProposalStatus.Declined, Some.Made(ended.Correct(Some.Accepting(place), Some.ByUnit(by.AddDays(2)))).Proposal.Status);
    }

    [Theory]
    [InlineData(null, "1 2 3 4")]
    [InlineData("\"government\"", "2 4 1 3")]
    [InlineData("\"academia\",\"government\"", "3 2 4 1")]
    public void Waiting_list_stands_in_the_order_of_the_calls_priority_and_then_of_filing(string? kinds, string order)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(Some.MarrakeshJson)!;
        if (kinds is not null)
            json["rules"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse($"{{\"rule\":\"priority\",\"kinds\":[{kinds}],\"severity\":\"inform\"}}"));
        string[] leads = ["government", "civil-society", "government", "academia", "government"];
        var entries = leads.Select((kind, number) => SomeQueue.Entry(number) with { LeadKind = kind, Status = number == 0 ? ProposalStatus.Submitted : ProposalStatus.WaitingList });
        Assert.Equal(order, string.Join(' ', Some.Call(json.ToJsonString()).WaitingList(entries.Reverse()).Select(entry => entry.Title[^1])));
    }

    [Fact]
    public void Acceptance_can_be_confirmed_while_changes_are_asked_for_and_they_stay_asked_for()
    {
        var requested = Some.Requested(Some.In(ProposalStatus.Accepted));
        var confirmed = Some.Made(requested.Confirm(Some.Call(), Some.Key(), Some.ByOrganiser())).Proposal;
        Assert.Equal((ProposalStatus.ChangesRequested, ProposalStatus.Confirmed), (confirmed.Status, confirmed.Standing));
        Assert.Equal(ProposalStatus.Confirmed, Some.Made(confirmed.AnswerRequest("It cannot change.", Some.ByOrganiser())).Proposal.Status);
    }

    [Fact]
    public void Place_given_keeps_its_words_whatever_becomes_of_the_call()
    {
        var place = Some.Place();
        Assert.Equal(place, GivenPlace.Find(Some.Call(), place.FullName));
        Assert.Null(GivenPlace.Find(Some.Call(), "fri-breakfast/nowhere"));
        Assert.Equal(place, Some.Decided(Some.Accepting(place)).Deciding.Current!.Verdict.Place);
    }

    [Fact]
    public void Withdrawal_forgets_what_was_prepared() =>
        Assert.Null(Some.Made(Some.Made(Some.Filed().Prepare(Some.Declining(), Some.ByUnit())).Proposal.Withdraw(Some.Call(), Some.ByOrganiser())).Proposal.Deciding.Prepared);

    [Fact]
    public void Event_is_held_once_the_forum_has_begun()
    {
        var confirmed = Some.In(ProposalStatus.Confirmed);
        Assert.Equal(Refusal.NotYetHeld, Refused(confirmed.MarkHeld(Some.Call(), Some.ByUnit(Some.Forum.AddDays(-1)))));
        Assert.Equal(ProposalStatus.Held, Some.Made(confirmed.MarkHeld(Some.Call(), Some.ByUnit(Some.Forum))).Proposal.Status);
    }

    [Fact]
    public void Letters_are_in_the_first_of_the_events_languages_that_the_call_writes()
    {
        var call = Some.Call();
        var arabicThenFrench = Some.Filed() with { Content = Some.MarrakeshContent() with { Languages = ["ar", "fr", "en"] } };
        Assert.Equal(["en", "fr"], call.Languages);
        Assert.Equal("fr", arabicThenFrench.LetterLanguage(call));
        Assert.Equal("en", (arabicThenFrench with { Content = ProposalContent.Empty }).LetterLanguage(call));
    }

    private static Refusal Refused(Move move) => Assert.IsType<Move.Refused>(move).Refusal;
}
