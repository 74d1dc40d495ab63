using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Letters;

public sealed class DeliveryMovesTests
{
    private const string First = "first@example.org";
    private const string Second = "second@example.org";
    private const string Third = "third@example.org";

    private static readonly Act Told = new(Act.Mail, Some.Now.AddHours(1));

    [Fact]
    public void A_letter_that_did_not_reach_is_owed_to_the_next_contact_once()
    {
        var proposal = Of(First, Second, Third);
        var made = NotReached(proposal, To(First, "reminder-7-0"));

        var moved = Assert.Single(made.Letters);
        Assert.Equal(("reminder-7-1", Second, Some.Key("moved").Value, Told.At), (moved.Id, moved.To.Value, moved.LinkKey, moved.DueAt));
        Assert.True(Some.Key("moved").Opens(made.Proposal));
        Assert.Equal([First], made.Proposal.Undelivered.Select(one => one.To));
        Assert.True(made.Proposal.HasUndelivered());
        Assert.Equal((HistoryKinds.LetterUndelivered, $"reminder-7-0 to {First}, now to {Second}"), (made.History!.What, made.History.Detail));
    }

    [Fact]
    public void Who_got_it_already_does_not_get_it_again() =>
        Assert.Empty(NotReached(Of(First, Second), To(First, "filed-1-0"), Fate(To(Second, "filed-1-1"))).Letters);

    [Fact]
    public void Where_the_second_is_not_reached_either_the_third_is_owed_it_and_then_nobody()
    {
        var proposal = NotReached(Of(First, Second, Third), To(First, "reminder-7-0")).Proposal;
        var next = NotReached(proposal, To(Second, "reminder-7-1"), Fate(To(First, "reminder-7-0")));
        Assert.Equal(("reminder-7-2", Third), Assert.Single(next.Letters.Select(letter => (letter.Id, letter.To.Value))));

        var last = NotReached(next.Proposal, To(Third, "reminder-7-2"), Fate(To(First, "reminder-7-0")), Fate(To(Second, "reminder-7-1")));
        Assert.Empty(last.Letters);
        Assert.Equal([First, Second, Third], last.Proposal.Undelivered.Select(one => one.To));
    }

    [Fact]
    public void Another_reason_that_begins_alike_is_another_letter() =>
        Assert.Single(NotReached(Of(First, Second), To(First, "question-1-0"), Fate(To(Second, "question-1-0-1"))).Letters);

    [Fact]
    public void A_link_sent_to_an_address_of_somebodys_choice_goes_to_nobody_else() =>
        Assert.Empty(NotReached(Of(First, Second), To("other@example.org", "link-0123456789abcdef") with { Kind = LetterKind.Link }).Letters);

    [Fact]
    public void A_withdrawn_proposals_letter_moves_without_a_link()
    {
        var made = NotReached(Of(First, Second) with { Status = ProposalStatus.Withdrawn }, To(First, "withdrawn-1-0"));
        Assert.Null(Assert.Single(made.Letters).LinkKey);
        Assert.False(Some.Key("moved").Opens(made.Proposal));
    }

    [Fact]
    public void Another_address_or_a_later_arrival_ends_the_warning()
    {
        var proposal = NotReached(Of(First), To(First, "filed-1-0")).Proposal;
        Assert.False((proposal with { Content = Of(Second).Content }).HasUndelivered());
        var reached = Some.Made(proposal.Reached(Fate(To(First, "filed-1-0")), Told));
        Assert.Equal((false, HistoryKinds.LetterDelivered), (reached.Proposal.HasUndelivered(), reached.History!.What));
    }

    private static Move.Made NotReached(Proposal proposal, Letter letter, params LetterFate[] others)
    {
        var fate = Fate(letter).Heard(new DeliveryEvent($"bounce of {letter.Id}", DeliveryKind.Bounced, Some.Now, 1, "550 no such user"));
        return Some.Made(proposal.NotReached(Some.Call(), fate, [fate, .. others], Some.Key("moved"), Told));
    }

    private static LetterFate Fate(Letter letter) => new(letter, LetterState.Sent, 1, Some.Now, null, Some.Now, null);

    private static Letter To(string address, string id) => new(id, Some.ProposalId(), LetterKind.Filed, EmailAddress.Parse(address), "en", Some.Now, null, 1);

    private static Proposal Of(params string[] contacts)
    {
        var filed = Some.Filed();
        return filed with { Content = filed.Content with { Contacts = [.. contacts.Select(address => new Contact { Name = "Somebody", Email = address })] } };
    }
}
