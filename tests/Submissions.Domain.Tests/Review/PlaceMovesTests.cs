using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Review;

public sealed class PlaceMovesTests
{
    private static readonly Call Call = Some.Call();
    private static readonly GivenPlace Lunch = GivenPlace.Of(Call.Places.First());
    private static readonly GivenPlace Breakfast = GivenPlace.Of(Call.Places.Last());

    [Fact]
    public void Place_after_an_acceptance_without_one_is_told_and_nothing_else_changes()
    {
        var accepted = Some.Decided(Some.Accepting());
        var made = Some.Made(accepted.GivePlace(Call, Lunch, "See you there.", Some.Key("place"), Some.ByUnit()));
        Assert.Equal(Lunch, made.Proposal.Deciding.Current!.Verdict.Place);
        Assert.Equal(accepted.Deciding.Current!.ConfirmBy, made.Proposal.Deciding.Current.ConfirmBy);
        Assert.Equal((ProposalStatus.Accepted, HistoryKinds.PlaceAssigned), (made.Proposal.Status, made.History!.What));
        Assert.All(made.Letters, letter => Assert.Equal((LetterKind.PlaceAssigned, (GivenPlace?)null, accepted.Deciding.Current.ConfirmBy), (letter.Kind, letter.Matter!.PlaceBefore, letter.Matter.ConfirmBy)));
    }

    [Fact]
    public void Confirmed_event_that_moves_stays_confirmed_and_its_organisers_hear_from_where_to_where()
    {
        var placed = Some.Made(Some.In(ProposalStatus.Confirmed).GivePlace(Call, Lunch, null, Some.Key("place"), Some.ByUnit())).Proposal;
        var made = Some.Made(placed.GivePlace(Call, Breakfast, null, Some.Key("move"), Some.ByUnit()));
        Assert.Equal(ProposalStatus.Confirmed, made.Proposal.Status);
        Assert.All(made.Letters, letter => Assert.Equal((LetterKind.PlaceMoved, Lunch, Breakfast, null), (letter.Kind, letter.Matter!.PlaceBefore, letter.Matter.Verdict!.Place, letter.Matter.ConfirmBy)));
        Assert.Equal(Refusal.PlaceGivenAlready, Assert.IsType<Move.Refused>(made.Proposal.GivePlace(Call, Breakfast, null, Some.Key("x"), Some.ByUnit())).Refusal);
    }

    [Theory]
    [InlineData(ProposalStatus.Draft)]
    [InlineData(ProposalStatus.Submitted)]
    [InlineData(ProposalStatus.WaitingList)]
    [InlineData(ProposalStatus.Declined)]
    [InlineData(ProposalStatus.Held)]
    public void What_is_not_accepted_gets_no_place(ProposalStatus status) =>
        Assert.IsType<Move.Refused>(Some.In(status).GivePlace(Call, Lunch, null, Some.Key("x"), Some.ByUnit()));
}
