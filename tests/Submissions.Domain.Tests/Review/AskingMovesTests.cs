using Submissions.Domain.Checks;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Review;

public sealed class AskingMovesTests
{
    private static readonly DateTimeOffset AfterClosing = new(2018, 10, 2, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2018-10-05", "2018-10-05", "submitted")]
    [InlineData("2018-10-05", "2018-10-06", "answer-due-passed")]
    [InlineData(null, "2018-11-30", "submitted")]
    public void Requested_changes_are_answered_by_filing_until_their_date_also_past_the_deadline(string? due, string filed, string expected)
    {
        var proposal = Some.Requested(Some.Filed(), due is null ? null : EndOf(due), AfterClosing);
        Assert.Equal(expected, File(proposal, EndOf(filed).AddHours(-1)) switch
        {
            Move.Made made => made.Proposal.Status.Slug(),
            Move.Refused refused => refused.Refusal.Code,
            _ => "",
        });
    }

    [Fact]
    public void Past_the_deadline_only_a_proposal_with_requested_changes_can_be_filed()
    {
        Assert.Equal(Refusal.DeadlinePassed, Assert.IsType<Move.Refused>(File(Some.Filed(), AfterClosing)).Refusal);
        var answered = Some.Made(File(Some.Requested(Some.Filed()), AfterClosing)).Proposal;
        Assert.Equal(Refusal.DeadlinePassed, Assert.IsType<Move.Refused>(File(answered, AfterClosing.AddHours(1))).Refusal);
    }

    [Theory]
    [InlineData(ProposalStatus.Submitted)]
    [InlineData(ProposalStatus.WaitingList)]
    [InlineData(ProposalStatus.Accepted)]
    [InlineData(ProposalStatus.Confirmed)]
    public void Answer_brings_the_proposal_back_where_it_stood_and_to_the_top_of_who_asked(ProposalStatus before)
    {
        var answered = Some.Made(File(Some.Requested(Some.In(before)), AfterClosing)).Proposal;
        Assert.Equal((before, null), (answered.Status, answered.Asking.Changes));
        Assert.Equal(new Answered(Some.Reviewer, AfterClosing, HistoryKinds.Changed), Assert.Single(answered.Asking.Answered));
    }

    [Fact]
    public void Whoever_asked_and_acts_again_has_read_the_answer_and_nobody_else_has()
    {
        var answered = Some.Made(Some.Requested(Some.Filed()).AnswerRequest("Nothing can change.", Some.ByOrganiser())).Proposal;
        Assert.Single(Some.Made(answered.Prepare(Some.Accepting(), Some.ByUnit(member: "other@example.org"))).Proposal.Asking.Answered);
        Assert.Empty(Some.Made(answered.Prepare(Some.Accepting(), Some.ByUnit())).Proposal.Asking.Answered);
        Assert.Empty(Some.Made(answered.MarkRead(Some.ByUnit())).Proposal.Asking.Answered);
    }

    [Fact]
    public void Letter_on_requested_changes_holds_each_item_and_a_link_of_its_own()
    {
        var (filed, key) = (Some.Filed(), Some.Key("request"));
        var made = Some.Made(filed.RequestChanges(
            Some.Call(), [new RequestedItem("contacts[1].email", " The address bounces. "), new RequestedItem("", "Shorter.")], EndOf("2018-10-05"), key, Some.ByUnit()));
        Assert.True(key.Opens(made.Proposal));
        Assert.Equal(filed.LinksSent, made.Proposal.LinksSent);
        Assert.Equal(["changes-requested-2-0", "changes-requested-2-1", "changes-requested-2-2"], made.Letters.Select(letter => letter.Id));
        Assert.All(made.Letters, letter => Assert.Equal((LetterKind.ChangesRequested, key.Value, EndOf("2018-10-05")), (letter.Kind, letter.LinkKey, letter.Matter!.Due)));
        Assert.Equal([new RequestedItem("contacts[1].email", "The address bounces."), new RequestedItem("", "Shorter.")], made.Letters[0].Matter!.Items);
    }

    [Theory]
    [InlineData("title", "", "words-missing")]
    [InlineData("colour", "Red.", "unknown-field")]
    [InlineData("title\n", "Red.", "unknown-field")]
    [InlineData("documents.concept-note", "Sign it.", null)]
    [InlineData("panellists[0].name", "Who?", null)]
    public void Item_names_a_field_of_the_form_and_says_something(string field, string words, string? refused)
    {
        var move = Some.Filed().RequestChanges(Some.Call(), [new RequestedItem(field, words)], null, Some.Key("x"), Some.ByUnit());
        Assert.Equal(refused, (move as Move.Refused)?.Refusal.Code);
    }

    [Fact]
    public void So_many_documents_are_asked_for_in_words_and_no_more_until_one_is_taken_back()
    {
        var (call, key, proposal) = (Some.Call(), Some.Key(), Some.Filed());
        for (var i = 0; i < DocumentRequest.Most; i++)
            proposal = Some.Made(proposal.AskDocument(call, null, $"Letter {i}", EndOf("2018-10-20"), key, Some.ByUnit())).Proposal;
        Assert.Equal(Refusal.TooManyDocumentRequests, Refused(proposal.AskDocument(call, null, "One more", EndOf("2018-10-20"), key, Some.ByUnit())));
        proposal = Some.Made(proposal.WithdrawDocumentRequest(call, DocumentRequest.OwnKind(3), key, Some.ByUnit())).Proposal;
        Some.Made(proposal.AskDocument(call, null, "One more", EndOf("2018-10-20"), key, Some.ByUnit()));
    }

    [Fact]
    public void Requests_without_items_and_with_a_date_that_has_passed_are_refused()
    {
        var (filed, call, key) = (Some.Filed(), Some.Call(), Some.Key("x"));
        Assert.Equal(Refusal.NothingAsked, Refused(filed.RequestChanges(call, [], null, key, Some.ByUnit())));
        Assert.Equal(Refusal.DueTooEarly, Refused(filed.RequestChanges(call, [new RequestedItem("title", "x")], Some.Now, key, Some.ByUnit())));
        Assert.Equal(Refusal.DueTooEarly, Refused(filed.AskDocument(call, "event-report", null, Some.Now, key, Some.ByUnit())));
        Assert.Equal(Refusal.WordsMissing, Refused(filed.AskDocument(call, null, " ", Some.Now.AddDays(1), key, Some.ByUnit())));
        Assert.Equal(Refusal.WordsTooLong, Refused(filed.AskQuestion(call, new string('x', Wording.Most + 1), key, Some.ByUnit())));
        var unknown = Refused(filed.AskDocument(call, "concept-nota", null, Some.Now.AddDays(1), key, Some.ByUnit()));
        Assert.Equal("document-kind", unknown.Code);
        Assert.Contains("It asks for concept-note, ", unknown.Words, StringComparison.Ordinal);
        Assert.Equal(Refusal.NotLater, Refused(filed.Extend(call, call.Window.Closes, key, Some.ByUnit())));
    }

    [Fact]
    public void Extension_moves_filing_and_the_documents_due_by_the_closing_for_one_proposal()
    {
        var (call, draft) = (Some.Call(), Some.In(ProposalStatus.Draft));
        var closes = call.Window.Closes.AddDays(7);
        var made = Some.Made(draft.Extend(call, closes, Some.Key("more"), Some.ByUnit()));
        Assert.Equal(closes, Assert.Single(made.Letters.Select(letter => letter.Matter!.Due).Distinct()));
        Assert.Equal(closes, call.For(made.Proposal).Window.Closes);
        Assert.Equal(ProposalStatus.Submitted, Some.Made(File(made.Proposal, closes.AddHours(-1))).Proposal.Status);
        Assert.Equal(Refusal.DeadlinePassed, Refused(File(draft, closes.AddHours(-1))));
        var filed = Some.Made(Some.Filed().Extend(call, closes, Some.Key("more"), Some.ByUnit())).Proposal;
        Assert.Null(filed.RefusesDocument(call, "concept-note", Some.ByOrganiser(closes)));
        Assert.Equal(Refusal.DocumentNotDueAnyMore, Some.Filed().RefusesDocument(call, "concept-note", Some.ByOrganiser(closes)));
    }

    [Fact]
    public void Call_that_closes_later_than_the_extension_keeps_its_own_closing()
    {
        var call = Some.Call();
        var proposal = Some.Filed() with { Asking = Asking.Nothing with { Closes = call.Window.Closes.AddDays(-1) } };
        Assert.Same(call, call.For(proposal));
    }

    [Fact]
    public void Document_asked_for_is_taken_until_its_date_whatever_the_calls()
    {
        var (call, at) = (Some.Call(), AfterClosing);
        var own = Some.Made(Some.Filed().AskDocument(call, null, "A letter of your ministry", EndOf("2018-10-20"), Some.Key("d"), Some.ByUnit(at))).Proposal;
        Assert.Null(own.RefusesDocument(call, "asked-1", Some.ByOrganiser(at)));
        Assert.Equal(Refusal.DocumentNotDueAnyMore, own.RefusesDocument(call, "asked-1", Some.ByOrganiser(EndOf("2018-10-21"))));
        Assert.Equal(Refusal.DocumentNotDueAnyMore, own.RefusesDocument(call, "concept-note", Some.ByOrganiser(at)));
        var asked = Assert.Single(own.Asking.Documents);
        Assert.False(asked.IsAnsweredBy(own));
        var received = Some.Document("asked-1") with { At = at.AddDays(1) };
        Assert.True(asked.IsAnsweredBy(Some.Made(own.Receive(call, received, Some.ByOrganiser(at.AddDays(1)))).Proposal));
    }

    [Fact]
    public void Document_is_asked_for_no_earlier_than_it_is_due_and_its_one_date_is_the_later()
    {
        var (call, key, filed) = (Some.Call(), Some.Key("d"), Some.Filed());
        var due = filed.DueOf(call, "event-report")!.Value;
        var refused = Refused(filed.AskDocument(call, "event-report", null, due.AddDays(-1), key, Some.ByUnit()));
        Assert.Equal("due-too-early", refused.Code);
        Assert.Contains(Domain.Calls.DeadlineWords.Instant(due, call), refused.Words, StringComparison.Ordinal);
        Some.Made(filed.AskDocument(call, "event-report", null, due, key, Some.ByUnit()));
        var later = Some.Made(filed.AskDocument(call, "event-report", null, due.AddDays(5), key, Some.ByUnit())).Proposal;
        Assert.Equal(due.AddDays(5), later.Asked(call).Single(asked => asked.Kind == "event-report").DueAt);
        Assert.Contains(Domain.Calls.DeadlineWords.Instant(due.AddDays(5), call), Check.All(later.Candidate(call, Some.Now)).Single(finding => finding.Field == "documents.event-report").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "A letter of your ministry")]
    [InlineData("event-report", null)]
    [InlineData("event-report", "With photographs")]
    public void Document_asked_for_already_is_asked_again_only_with_other_words_a_later_day_or_after_it_came(string? kind, string? words)
    {
        var (call, key, due) = (Some.Call(), Some.Key("d"), EndOf("2019-03-05"));
        var asked = Some.Made(Some.Filed().AskDocument(call, kind, words, due, key, Some.ByUnit())).Proposal;
        Assert.Equal(Refusal.DocumentAlreadyAsked, Refused(asked.AskDocument(call, kind, $" {words} ", due, key, Some.ByUnit())));
        Some.Made(asked.AskDocument(call, kind, "Something else", due, key, Some.ByUnit()));
        Some.Made(asked.AskDocument(call, kind, words, due.AddDays(1), key, Some.ByUnit()));
        var came = Some.Document(kind ?? "asked-1") with { At = Some.Now.AddDays(1) };
        var received = Some.Made(asked.Receive(call, came, Some.ByOrganiser(Some.Now.AddDays(1)))).Proposal;
        Some.Made(received.AskDocument(call, kind, words, due, key, Some.ByUnit(Some.Now.AddDays(2))));
    }

    [Fact]
    public void Question_is_answered_once_and_stays()
    {
        var asked = Some.Made(Some.Filed().AskQuestion(Some.Call(), "Who chairs?", Some.Key("q"), Some.ByUnit())).Proposal;
        var answered = Some.Made(asked.Answer(1, " The minister. ", Some.ByOrganiser())).Proposal;
        Assert.Equal(new Question(1, "Who chairs?", Some.Reviewer, Some.Now) { Answer = "The minister.", AnsweredAt = Some.Now }, Assert.Single(answered.Asking.Questions));
        Assert.Equal(Refusal.AlreadyAnswered, Refused(answered.Answer(1, "No.", Some.ByOrganiser())));
        Assert.Equal(Refusal.NoSuchQuestion, Refused(answered.Answer(2, "No.", Some.ByOrganiser())));
    }

    [Fact]
    public void Question_withdrawn_is_answered_no_more_keeps_its_number_and_its_letter_says_which()
    {
        var (call, key) = (Some.Call(), Some.Key("q"));
        var asked = Some.Made(Some.Filed().AskQuestion(call, "Who chairs?", key, Some.ByUnit())).Proposal;
        var made = Some.Made(asked.WithdrawQuestion(call, 1, key, Some.ByUnit(Some.Now.AddHours(1))));
        Assert.Empty(made.Proposal.Asking.Asked);
        Assert.Equal((HistoryKinds.QuestionWithdrawn, "Who chairs?"), (made.History!.What, made.History.Detail));
        Assert.All(made.Letters, letter => Assert.Equal((LetterKind.RequestWithdrawn, AskedThing.Question, "Who chairs?"), (letter.Kind, letter.Matter!.Withdrawn!.Value, letter.Matter.Words)));
        Assert.Equal(Refusal.QuestionWithdrawn, Refused(made.Proposal.Answer(1, "The minister.", Some.ByOrganiser())));
        Assert.Equal(Refusal.NothingToWithdraw, Refused(made.Proposal.WithdrawQuestion(call, 1, key, Some.ByUnit())));
        Assert.Equal(2, Some.Made(made.Proposal.AskQuestion(call, "And when?", key, Some.ByUnit())).Proposal.Asking.Questions[^1].Number);
        var answered = Some.Made(asked.Answer(1, "The minister.", Some.ByOrganiser())).Proposal;
        Assert.Equal(Refusal.NothingToWithdraw, Refused(answered.WithdrawQuestion(call, 1, key, Some.ByUnit())));
        Assert.Equal(Refusal.NoSuchQuestion, Refused(asked.WithdrawQuestion(call, 2, key, Some.ByUnit())));
    }

    [Fact]
    public void Document_request_is_withdrawn_while_nothing_has_come_and_is_then_late_no_more()
    {
        var (call, key) = (Some.Call(), Some.Key("d"));
        var asked = Some.Made(Some.Filed().AskDocument(call, null, "A letter of your ministry", EndOf("2018-10-20"), key, Some.ByUnit())).Proposal;
        Assert.Equal(EndOf("2018-10-20"), QueueEntry.Of(call, asked, asked.Content, Some.Now).AnswerBy);
        var made = Some.Made(asked.WithdrawDocumentRequest(call, "asked-1", key, Some.ByUnit()));
        Assert.Empty(made.Proposal.Asking.Documents);
        Assert.Null(QueueEntry.Of(call, made.Proposal, made.Proposal.Content, Some.Now).AnswerBy);
        Assert.Equal((AskedThing.Document, null, "A letter of your ministry"), (made.Letters[0].Matter!.Withdrawn!.Value, made.Letters[0].Matter!.DocumentKind, made.Letters[0].Matter!.Words));
        Assert.Equal(Refusal.NothingToWithdraw, Refused(made.Proposal.WithdrawDocumentRequest(call, "asked-1", key, Some.ByUnit())));
        var received = Some.Made(asked.Receive(call, Some.Document("asked-1") with { At = Some.Now.AddDays(1) }, Some.ByOrganiser(Some.Now.AddDays(1)))).Proposal;
        Assert.Equal(Refusal.NothingToWithdraw, Refused(received.WithdrawDocumentRequest(call, "asked-1", key, Some.ByUnit())));
        Assert.Null(QueueEntry.Of(call, received, received.Content, Some.Now).AnswerBy);
    }

    private static Refusal Refused(Move move) => Assert.IsType<Move.Refused>(move).Refusal;

    private static Move File(Proposal proposal, DateTimeOffset at) =>
        (proposal with { Content = proposal.Content with { Objective = $"Mended at {at}." } }).File(Some.Call(), Some.Stamps("again"), Some.Key("filed"), Some.ByOrganiser(at));

    private static DateTimeOffset EndOf(string day) => DateTimeOffset.Parse($"{day}T23:59:59+01:00", System.Globalization.CultureInfo.InvariantCulture);
}
