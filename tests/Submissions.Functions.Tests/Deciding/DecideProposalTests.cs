using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;
using static Submissions.Functions.Tests.Deciding.DecidingHouse;

namespace Submissions.Functions.Tests.Deciding;

public sealed class DecideProposalTests(Azurite azurite)
{
    [Fact]
    public async Task Second_of_two_deciders_is_told_what_the_first_did_and_nothing_happens()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(1);
        var seen = (await house.ReadAsync(access)).HistoryLength;
        var decide = house.Get<DecideProposal>();

        Done(await decide.PrepareAsync(house.Unit(access, seen), new WantedVerdict(DecisionKind.Accept, null, null), MailHouse.Stop));
        var second = await decide.PrepareAsync(house.Unit(access, seen, member: "other@example.org"), new WantedVerdict(DecisionKind.Decline, null, "No."), MailHouse.Stop);

        Assert.IsType<Outcome<Opened>.Changed>(second);
        var entry = (await house.Get<ProposalStore>().HistoryAsync(access.Id, MailHouse.Stop))[seen];
        Assert.Equal((Some.Reviewer, HistoryKinds.DecisionPrepared), (entry.By, entry.What));
        Assert.Equal(DecisionKind.Accept, (await house.ReadAsync(access)).Deciding.Prepared!.Verdict.Kind);
    }

    [Fact]
    public async Task Organisers_typing_meanwhile_is_no_conflict()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(1);
        var seen = (await house.ReadAsync(access)).HistoryLength;
        await house.Get<SaveProposal>().RunAsync(access, null, content => content with { Title = "Typing" }, house.Organiser(), MailHouse.Stop);
        Done(await house.Get<DecideProposal>().PrepareAsync(house.Unit(access, seen), new WantedVerdict(DecisionKind.Accept, null, null), MailHouse.Stop));
    }

    [Fact]
    public async Task Release_pressed_ten_times_at_once_releases_once_and_sends_one_letter_to_each()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(1);
        await house.PrepareAsync(access);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => house.Get<DecideProposal>().ReleaseAsync(house.Unit(access), 1, MailHouse.Stop)));

        Assert.Single(outcomes.OfType<Outcome<Opened>.Done>());
        Assert.Equal(3, await house.CountAsync(access, LetterKind.Accepted));
        await house.DispatchAsync();
        Assert.Equal(3, house.Arrived.Count(letter => letter.Subject.Contains("accepted", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Room_in_a_slot_goes_to_one_proposal_however_many_are_released_at_once()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        Access[] rivals = [await house.FileAsync(1), await house.FileAsync(2), await house.FileAsync(3)];
        foreach (var rival in rivals)
            await house.PrepareAsync(rival, place: "fri-breakfast/menara");

        var outcomes = await Task.WhenAll(rivals.Select(rival => house.Get<DecideProposal>().ReleaseAsync(house.Unit(rival), 1, MailHouse.Stop)));

        Assert.Single(outcomes.OfType<Outcome<Opened>.Done>());
        Assert.Equal(["place-taken", "place-taken"], outcomes.OfType<Outcome<Opened>.Refused>().Select(refused => refused.Refusal.Code));
    }

    [Fact]
    public async Task Place_that_was_given_back_can_be_given_to_one_on_the_waiting_list_by_a_click()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (first, waiting) = (await house.FileAsync(1), await house.FileAsync(2));
        await house.DecideAsync(first, place: "fri-breakfast/menara");
        await house.DecideAsync(waiting, DecisionKind.WaitingList);
        var decide = house.Get<DecideProposal>();
        Assert.Equal("place-taken", Refused(await decide.PromoteAsync(house.Unit(waiting), "fri-breakfast/menara", null, MailHouse.Stop)));

        Done(await house.Get<AnswerUnit>().RenounceAsync(first, "We cannot come.", null, house.Organiser(), MailHouse.Stop));
        var promoted = Done(await decide.PromoteAsync(house.Unit(waiting), "fri-breakfast/menara", null, MailHouse.Stop)).Proposal;

        Assert.Equal((ProposalStatus.Accepted, "menara"), (promoted.Status, promoted.Deciding.Current!.Verdict.Place!.Room));
        Assert.Equal(3, await house.CountAsync(waiting, LetterKind.Promoted));
    }

    [Fact]
    public async Task Place_not_confirmed_in_time_is_freed_once_however_often_it_is_pressed_and_goes_to_the_first_waiting()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (silent, second) = (await house.FileAsync(1), await house.FileAsync(2));
        // Whose turn it is goes by who filed first; of one instant, by chance.
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var first = await house.FileAsync(3);
        await house.DecideAsync(silent, place: "fri-breakfast/orangeraie");
        await house.DecideAsync(first, DecisionKind.WaitingList);
        await house.DecideAsync(second, DecisionKind.WaitingList);
        var decide = house.Get<DecideProposal>();
        Assert.Equal("not-unconfirmed", Refused(await decide.EndAcceptanceAsync(house.Unit(silent), null, MailHouse.Stop)));
        Assert.Null((await house.Get<ReadForReview>().RunAsync(silent.Id, house.Clock.GetUtcNow(), MailHouse.Stop))!.Offer);

        house.Clock.Advance(TimeSpan.FromDays(20));
        var before = (await house.Get<ReadForReview>().RunAsync(silent.Id, house.Clock.GetUtcNow(), MailHouse.Stop))!.Offer!;
        Assert.Equal((false, 2, second.Id), (before.IsFree, before.Waiting, before.Next[0].Entry.Id));
        var key = NewKey();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => decide.EndAcceptanceAsync(house.Unit(silent, request: key), null, MailHouse.Stop)));
        Assert.Equal(5, outcomes.OfType<Outcome<Opened>.Done>().Count());
        Assert.Equal(3, await house.CountAsync(silent, LetterKind.AcceptanceEnded));

        var after = (await house.Get<ReadForReview>().RunAsync(silent.Id, house.Clock.GetUtcNow(), MailHouse.Stop))!.Offer!;
        Assert.True(after.IsFree);
        Done(await decide.PromoteAsync(house.Unit(second, after.Next[0].Seen), after.Place.FullName, null, MailHouse.Stop));
        Assert.Null((await house.Get<ReadForReview>().RunAsync(silent.Id, house.Clock.GetUtcNow(), MailHouse.Stop))!.Offer);
        Assert.Equal("place-taken", Refused(await decide.PromoteAsync(house.Unit(first), after.Place.FullName, null, MailHouse.Stop)));
    }

    [Fact]
    public async Task One_on_the_waiting_list_that_cannot_be_read_is_shown_in_its_turn_and_keeps_the_place_from_nobody()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (gone, broken) = (await house.FileAsync(1), await house.FileAsync(2));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var next = await house.FileAsync(3);
        await house.DecideAsync(gone, place: "fri-breakfast/orangeraie");
        await house.DecideAsync(broken, DecisionKind.WaitingList);
        await house.DecideAsync(next, DecisionKind.WaitingList);
        Done(await house.Get<AnswerUnit>().RenounceAsync(gone, "We cannot come.", null, house.Organiser(), MailHouse.Stop));
        await house.BreakAsync(broken);

        var offer = (await house.Get<ReadForReview>().RunAsync(gone.Id, house.Clock.GetUtcNow(), MailHouse.Stop))!.Offer!;
        Assert.Equal([(broken.Id, true, true), (next.Id, false, false)], offer.Next.Select(one => (one.Entry.Id, one.Seen is null, one.Fit is null)));
        Done(await house.Get<DecideProposal>().PromoteAsync(house.Unit(next, offer.Next[1].Seen), offer.Place.FullName, null, MailHouse.Stop));
    }

    [Fact]
    public async Task Declined_lead_may_file_another_and_the_correction_then_says_that_it_did()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var declined = await house.FileAsync(1);
        await house.DecideAsync(declined, DecisionKind.Decline);
        await house.FileAsync(1);

        await house.PrepareAsync(declined);
        var number = (await house.ReadAsync(declined)).Deciding.Prepared!.Number;
        Assert.Equal("lead-has-filed-since", Refused(await house.Get<DecideProposal>().ReleaseAsync(house.Unit(declined), number, MailHouse.Stop)));
        Assert.Equal(ProposalStatus.Declined, (await house.ReadAsync(declined)).Status);
    }

    [Fact]
    public async Task Correction_is_a_second_letter_that_says_what_it_corrects()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(1);
        await house.DecideAsync(access, DecisionKind.Decline);
        await house.DispatchAsync();
        await house.DecideAsync(access, place: "thu-lunch/menara");
        await house.DispatchAsync();

        var correction = house.Arrived.First(letter => letter.Subject.Contains("correction", StringComparison.Ordinal));
        Assert.Contains("We had written: not selected.", correction.Text, StringComparison.Ordinal);
        Assert.Contains("It is now: accepted.", correction.Text, StringComparison.Ordinal);
        Assert.Contains("Room: Menara.", correction.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letter_keeps_what_was_decided_whatever_is_decided_before_it_goes_out()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(1);
        await house.DecideAsync(access, place: "fri-breakfast/menara");
        await house.DecideAsync(access, DecisionKind.Decline);
        await house.DispatchAsync();
        await house.DispatchAsync();

        var accepted = house.Arrived.First(letter => letter.Subject.Contains("accepted", StringComparison.Ordinal));
        Assert.Contains("Room: Menara. Start: Friday 7 December 2018, 08:30", accepted.Text, StringComparison.Ordinal);
        Assert.Contains("Thursday 4 October 2018, 23:59", accepted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_is_the_letter_as_it_would_go_out_and_owes_nothing()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(1);
        Assert.Null(await house.Get<PreviewDecision>().RunAsync(access.Id, Some.ByUnit(), MailHouse.Site, MailHouse.Stop));
        await house.PrepareAsync(access, DecisionKind.Decline);

        var preview = await house.Get<PreviewDecision>().RunAsync(access.Id, Some.ByUnit(), MailHouse.Site, MailHouse.Stop);

        Assert.Equal(("declined", 2), (preview!.Letter.Kind, preview.Others));
        Assert.Contains("Words.", preview.Letter.Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.CountAsync(access, LetterKind.Declined));
        Assert.Single((await house.Get<ListPrepared>().RunAsync(house.Call.Id, MailHouse.Stop))!.Entries);
    }

    [Fact]
    public async Task Link_in_a_letter_of_the_unit_opens_the_proposal_and_does_not_use_up_the_organisers_own()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(1);
        for (var i = 0; i < 60; i++)
        {
            if (i % 2 == 0)
                Done(await house.Get<AskOrganisers>().ForChangesAsync(house.Unit(access), [new RequestedItem("title", "Shorter.")], default, MailHouse.Stop));
            else
                Done(await house.Get<AskOrganisers>().ForNoChangesAsync(house.Unit(access), MailHouse.Stop));
        }

        var letter = (await house.FatesAsync(access)).Select(fate => fate.Letter).Last(letter => letter.Kind == LetterKind.ChangesRequested);
        Assert.True(LinkKey.Parse(letter.LinkKey!).Opens(await house.ReadAsync(access)));
        await house.SendLinkAsync(access, "colleague@example.org");
        Assert.Equal(1, await house.CountAsync(access, LetterKind.Link));
    }
}
