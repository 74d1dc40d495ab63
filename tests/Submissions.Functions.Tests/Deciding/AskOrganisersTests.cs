using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;
using static Submissions.Functions.Tests.Deciding.DecidingHouse;

namespace Submissions.Functions.Tests.Deciding;

public sealed class AskOrganisersTests(Azurite azurite)
{
    [Fact]
    public async Task Filing_again_answers_the_request_and_the_queue_shows_it_to_who_asked()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(1);
        Done(await house.Get<AskOrganisers>().ForChangesAsync(house.Unit(access), [new RequestedItem("title", "Shorter, please.")], default, MailHouse.Stop));
        house.Clock.Advance(TimeSpan.FromDays(20));

        await house.ChangeAsync(access, "Short");

        var entry = Assert.Single((await house.Get<QueueIndex>().OfAsync(house.Call.Id, MailHouse.Stop)).Entries);
        Assert.Equal((ProposalStatus.Submitted, "Short"), (entry.Status, entry.Title));
        Assert.Equal(new Answered(Some.Reviewer, house.Clock.GetUtcNow(), HistoryKinds.Changed), Assert.Single(entry.Answered));
        Done(await house.Get<AskOrganisers>().MarkReadAsync(house.Unit(access), MailHouse.Stop));
        Assert.Empty((await house.Get<QueueIndex>().OfAsync(house.Call.Id, MailHouse.Stop)).Entries.Single().Answered);
    }

    [Fact]
    public async Task Proposal_that_holds_as_much_as_its_row_takes_is_asked_for_no_more_and_lives_on()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(1, "one@example.org");
        var words = new string('x', Wording.Most);
        var stored = (await house.Get<ProposalStore>().FindAsync(access.Id, MailHouse.Stop))!;
        var asked = Enumerable.Range(1, 300).Select(number => new DocumentRequest(DocumentRequest.OwnKind(number), words, Some.Forum, Some.Reviewer, Some.Now)).ToList();
        var commit = new Commit(CommitOutcome.TooLarge);
        for (var count = asked.Count; commit.Outcome == CommitOutcome.TooLarge; count--)
        {
            var full = stored.Value with { Asking = new Asking { Documents = asked[..count] } };
            commit = await house.Get<ProposalStore>().CommitAsync(new ProposalChange(stored, new Move.Made(full, null, [])), MailHouse.Stop);
        }

        Assert.Equal(CommitOutcome.Done, commit.Outcome);
        Assert.Equal("proposal-full", Refused(await house.Get<AskOrganisers>().AQuestionAsync(house.Unit(access), words, MailHouse.Stop)));
        Assert.Equal(stored.Value.HistoryLength, (await house.ReadAsync(access)).HistoryLength);
        Assert.Equal(0, await house.CountAsync(access, LetterKind.Question));
        await house.WithdrawAsync(access);
        Assert.Equal(ProposalStatus.Withdrawn, (await house.ReadAsync(access)).Status);
    }

    [Fact]
    public async Task Letter_on_requested_changes_names_each_field_and_the_date_in_the_readers_language()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.DraftAsync(1, "one@example.org");
        await house.Get<SaveProposal>().RunAsync(access, null, content => content with { Languages = ["fr"] }, house.Organiser(), MailHouse.Stop);
        await house.FileAsync(access);
        var due = new DateTimeOffset(2018, 10, 5, 23, 59, 59, TimeSpan.FromHours(1));
        Done(await house.Get<AskOrganisers>().ForChangesAsync(house.Unit(access), [new RequestedItem("contacts[0].email", "Cette adresse est fausse.\nVoir example.org.")], GivenDay.Of(new DateOnly(2018, 10, 5)), MailHouse.Stop));
        await house.DispatchAsync();
        await house.DispatchAsync();

        var letter = house.Arrived.First(letter => letter.Subject.Contains("modifications demandées", StringComparison.Ordinal));
        Assert.Contains("Contacts\u00A0: Cette adresse est fausse. Voir example.org.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("vendredi 5 octobre 2018, 23\u00A0h\u00A059", letter.Text, StringComparison.Ordinal);
        Assert.Contains("22\u00A0h\u00A059 UTC", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_and_document_withdrawn_twice_are_withdrawn_once_and_the_letters_say_what_in_the_readers_language()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.DraftAsync(1, "one@example.org");
        await house.Get<SaveProposal>().RunAsync(access, null, content => content with { Languages = ["fr"] }, house.Organiser(), MailHouse.Stop);
        await house.FileAsync(access);
        var ask = house.Get<AskOrganisers>();
        Done(await ask.AQuestionAsync(house.Unit(access), "Qui préside ?", MailHouse.Stop));
        Done(await ask.ForDocumentAsync(house.Unit(access), "event-report", null, GivenDay.Of(new DateOnly(2018, 12, 31)), MailHouse.Stop));
        var key = NewKey();
        for (var sent = 0; sent < 2; sent++)
            Done(await ask.NoQuestionAsync(house.Unit(access, request: key), 1, MailHouse.Stop));
        Done(await ask.ForNoDocumentAsync(house.Unit(access), "event-report", MailHouse.Stop));
        Assert.Equal("nothing-to-withdraw", Refused(await ask.NoQuestionAsync(house.Unit(access), 1, MailHouse.Stop)));
        Assert.Equal("question-withdrawn", Refused(await house.Get<AnswerUnit>().QuestionAsync(access, 1, "La ministre.", null, house.Organiser(), MailHouse.Stop)));
        for (var run = 0; run < 6; run++)
            await house.DispatchAsync();

        var letters = house.Arrived.Where(letter => letter.Subject.Contains("une demande est retirée", StringComparison.Ordinal)).Select(letter => letter.Text).ToList();
        Assert.Equal(2, letters.Count);
        Assert.Single(letters, text => text.Contains("Qui préside", StringComparison.Ordinal));
        Assert.Single(letters, text => text.Contains("Vous n'avez plus à envoyer ce document", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Extended_draft_is_filed_after_the_calls_deadline_and_another_is_not()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (helped, other) = (await house.DraftAsync(1), await house.DraftAsync(2));
        var closes = house.Call.Window.Closes.AddDays(3);
        Done(await house.Get<AskOrganisers>().ExtendAsync(house.Unit(helped), GivenDay.Of(DateOnly.FromDateTime(closes.DateTime)), MailHouse.Stop));
        house.Clock.Advance(closes.AddHours(-1) - house.Clock.GetUtcNow());

        await house.FileAsync(helped);
        Assert.Equal("deadline-passed", Refused(await house.Get<SubmitProposal>().RunAsync(other, null, house.Organiser(), MailHouse.Stop)));
        Assert.Equal(3, await house.CountAsync(helped, LetterKind.Extended));
        Assert.Equal(closes, (await house.Get<OpenProposal>().RunAsync(helped, MailHouse.Stop))!.Call.Window.Closes);
    }

    [Fact]
    public async Task Document_asked_for_in_words_is_received_after_the_deadline_under_a_kind_of_its_own()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(1);
        house.Clock.Advance(TimeSpan.FromDays(20));
        Done(await house.Get<AskOrganisers>().ForDocumentAsync(house.Unit(access), null, "A letter of your ministry", GivenDay.Of(DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(2)), MailHouse.Stop));

        var received = await house.Get<ReceiveDocument>().RunAsync(
            access, "asked-1", "Letter.pdf", new MemoryStream("%PDF-1.7 letter"u8.ToArray()), null, null, house.Organiser(), MailHouse.Stop);

        Assert.IsType<Outcome<Domain.Documents.Document>.Done>(received);
        Assert.True((await house.ReadAsync(access)).Asking.Documents[0].IsAnsweredBy(await house.ReadAsync(access)));
    }

    [Fact]
    public async Task Question_and_answer_stay_with_the_proposal_through_storage()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(1);
        Done(await house.Get<AskOrganisers>().AQuestionAsync(house.Unit(access), "Who chairs?", MailHouse.Stop));
        var request = NewKey();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => house.Get<AnswerUnit>().QuestionAsync(access, 1, "The minister.", request, house.Organiser(), MailHouse.Stop)));

        var question = Assert.Single((await house.ReadAsync(access)).Asking.Questions);
        Assert.Equal(("Who chairs?", "The minister."), (question.Words, question.Answer));
        Assert.Single(await house.Get<ProposalStore>().HistoryAsync(access.Id, MailHouse.Stop), entry => entry.What == HistoryKinds.QuestionAnswered);
    }

    [Fact]
    public async Task Draft_is_asked_nothing()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var draft = await house.DraftAsync(1);
        Assert.Equal("still-draft", Refused(await house.Get<AskOrganisers>().AQuestionAsync(house.Unit(draft), "Who?", MailHouse.Stop)));
    }
}
