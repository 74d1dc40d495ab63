using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Reminders;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Reminders;

public sealed class RemindTests
{
    private static readonly Call Call = Some.Call();
    private static readonly EmailAddress First = EmailAddress.Parse("first@example.org");
    private static readonly EmailAddress Second = EmailAddress.Parse("second@example.org");

    [Fact]
    public void Draft_is_reminded_of_the_closing_and_no_more_once_it_is_filed()
    {
        var draft = TwoContacts(Some.Proposal()).WithReminders(Call, Some.Now);
        Assert.Equal(["2018-09-21 first@", "2018-09-25 first@", "2018-09-27 first@ second@"], Coming(draft, Some.Now));
        var filed = File(draft, Some.Now);
        Assert.DoesNotContain(Domain.Reminders.Coming.Of(Call, filed, Some.Now), one => one.Kind == LetterKind.ReminderDraft);
    }

    [Fact]
    public void Extension_of_its_own_moves_a_drafts_reminders()
    {
        var draft = TwoContacts(Some.Proposal()).WithReminders(Call, Some.Now);
        var later = Some.Made(draft.Extend(Call, Call.Window.Closes.AddDays(14), Some.Key("x"), Some.ByUnit())).Proposal;
        Assert.Equal(
            ["2018-10-05 first@", "2018-10-09 first@", "2018-10-11 first@ second@"],
            Coming(later.WithReminders(Call.For(later), Some.Now), Some.Now, Call.For(later)));
    }

    [Fact]
    public void After_an_outage_one_letter_a_reader_covers_what_is_still_owed()
    {
        var filed = Filed();
        var asked = Some.Made(filed.AskQuestion(Call, "Who chairs?", Some.Key("q"), Some.ByUnit(Day(10, 25)))).Proposal.WithReminders(Call, Day(10, 25));
        // Nothing ran from 25 October to 9 November: three occasions of the document and three of the question have passed, the unit's
        // on the 7th, because the 6th is a holiday.
        var (after, letters) = Remind(asked, Day(11, 9));
        Assert.Equal(
            ["first@ Reminders: document-speaker-confirmations 2018-11-07T08:00, question-1 2018-11-07T08:00", "second@ Reminders: document-speaker-confirmations 2018-11-07T08:00, question-1 2018-11-07T08:00"],
            letters.Select(Told).Order());
        Assert.Equal(["question-1"], after.Reminding.ToCall);
        Assert.IsType<Move.Refused>(after.Remind(Call, Some.Key("again"), new Act(Act.Timer, Day(11, 9))));
    }

    [Fact]
    public void Document_that_arrives_ends_its_chase_and_one_that_goes_again_begins_it_anew()
    {
        var filed = Filed();
        Assert.Contains(Domain.Reminders.Coming.Of(Call, filed, Some.Now), one => one.Key == "document-speaker-confirmations");
        var arrived = Some.Made(filed.Receive(Call, Some.Document("speaker-confirmations"), Some.ByOrganiser(Day(10, 30)))).Proposal.WithReminders(Call, Day(10, 30));
        Assert.Equal(["document-received"], Domain.Reminders.Coming.Of(Call, arrived, Day(10, 30)).Select(one => one.Key));
        var gone = Some.Made(arrived.Remove(Call, arrived.Documents[^1].Id, Some.ByOrganiser(Day(11, 1)))).Proposal.WithReminders(Call, Day(11, 1));
        // What would have gone out on 26 October was not missed: nothing was missing then.
        Assert.Equal(Utc(11, 2, 8), gone.WakeAt);
    }

    [Fact]
    public void Plan_that_is_changed_makes_nothing_up_for_the_time_before()
    {
        var filed = Filed();
        var changed = Call with { Reminders = new ReminderPlan([new(ReminderKind.Document, ReminderAnchor.Due, -40, 10, 3, new TimeOnly(12, 0), [], ReminderReader.First)], true) };
        Assert.False(filed.HasRemindersInStep(changed, Day(10, 5)));
        var after = filed.WithReminders(changed, Day(10, 5));
        Assert.Equal(["2018-10-10 first@", "2018-10-20 first@"], Coming(after, Day(10, 5), changed));
        Assert.True(after.HasRemindersInStep(changed, Day(10, 6)));
    }

    [Fact]
    public void Address_that_letters_do_not_reach_is_passed_over_and_without_any_the_unit_calls()
    {
        var filed = Filed();
        Assert.Equal([Second], Remind(filed, Day(10, 26), First).Letters.Select(letter => letter.To));
        var (after, letters) = Remind(filed, Day(10, 26), First, Second);
        Assert.Empty(letters);
        Assert.Equal(["document-speaker-confirmations"], after.Reminding.ToCall);
        var saved = Some.Made(after.Save(after.Content with { Objective = "Another." }, Some.ByOrganiser(Day(10, 27)))).Proposal.WithReminders(Call, Day(10, 27));
        Assert.Equal(["document-speaker-confirmations"], saved.Reminding.ToCall);
        Assert.Contains("Missing: speaker confirmations", Assert.Single(QueueEntry.Of(Call, saved, saved.Content, Day(10, 27)).ToCall), StringComparison.Ordinal);
        var arrived = Some.Made(saved.Receive(Call, Some.Document("speaker-confirmations"), Some.ByOrganiser(Day(10, 28)))).Proposal;
        Assert.Empty(QueueEntry.Of(Call, arrived, saved.Content, Day(10, 28)).ToCall);
        Assert.Empty(arrived.WithReminders(Call, Day(10, 28)).Reminding.ToCall);
    }

    [Fact]
    public void Who_wants_no_reminders_gets_none_and_still_gets_receipts()
    {
        var silent = Some.Made(Filed().Silence(First.Id, true, Some.ByOrganiser())).Proposal;
        Assert.Equal([Second], Remind(silent, Day(10, 26)).Letters.Select(letter => letter.To));
        var arrived = Some.Made(silent.Receive(Call, Some.Document("speaker-confirmations"), Some.ByOrganiser(Day(10, 30)))).Proposal;
        Assert.Equal([First, Second], Remind(arrived, Day(10, 30).AddHours(1)).Letters.Select(letter => letter.To));
        Assert.Equal(Refusal.AlreadySilenced, Assert.IsType<Move.Refused>(silent.Silence(First.Id, true, Some.ByOrganiser())).Refusal);
        Assert.Equal(Refusal.NoSuchReader, Assert.IsType<Move.Refused>(silent.Silence(EmailAddress.Parse("x@example.org").Id, true, Some.ByOrganiser())).Refusal);
        Assert.Equal([First], Remind(Some.Made(silent.Silence(First.Id, false, Some.ByOrganiser())).Proposal, Day(10, 26)).Letters.Select(letter => letter.To));
    }

    [Fact]
    public void Files_of_one_sitting_are_confirmed_by_one_letter_and_those_that_a_filing_names_by_none()
    {
        var at = Day(9, 21);
        var filed = Filed();
        var two = filed;
        foreach (var (kind, minutes) in new[] { ("speaker-confirmations", 0), ("other", 8) })
            two = Some.Made(two.Receive(Call, Some.Document(kind), Some.ByOrganiser(at.AddMinutes(minutes)))).Proposal.WithReminders(Call, at.AddMinutes(minutes));
        Assert.Equal(at.AddMinutes(18), two.WakeAt);
        var (after, letters) = Remind(two, at.AddMinutes(18));
        Assert.Equal([LetterKind.DocumentReceived, LetterKind.DocumentReceived], letters.Select(letter => letter.Kind));
        Assert.Equal(["speaker-confirmations", "other"], letters[0].Matter!.Files.Select(file => file.Kind));
        Assert.Empty(after.Reminding.Arrived);
        Assert.Empty(File(two, at.AddMinutes(9)).Reminding.Arrived);
    }

    [Fact]
    public void Question_that_is_withdrawn_is_chased_no_more()
    {
        var asked = Some.Made(Filed().AskQuestion(Call, "Who chairs?", Some.Key("q"), Some.ByUnit())).Proposal.WithReminders(Call, Some.Now);
        Assert.Contains(Domain.Reminders.Coming.Of(Call, asked, Some.Now), one => one.Key == "question-1");
        var withdrawn = Some.Made(asked.WithdrawQuestion(Call, 1, Some.Key("w"), Some.ByUnit())).Proposal.WithReminders(Call, Some.Now);
        Assert.DoesNotContain(Domain.Reminders.Coming.Of(Call, withdrawn, Some.Now), one => one.Key == "question-1");
    }

    [Theory]
    [InlineData(ProposalStatus.Declined)]
    [InlineData(ProposalStatus.Withdrawn)]
    [InlineData(ProposalStatus.Merged)]
    [InlineData(ProposalStatus.WaitingList)]
    public void Proposal_at_rest_or_waiting_is_left_alone(ProposalStatus status) =>
        Assert.Null(Some.In(status).WithReminders(Call, Some.Now).WakeAt);

    [Fact]
    public void Report_is_asked_of_those_who_hold_an_event() => Assert.Equal(
        ["2018-12-10 first@", "2018-12-19 first@ second@", "2018-12-24 second@", "2018-12-31 second@", "2019-01-07"],
        Coming((TwoContacts(Some.In(ProposalStatus.Held)) with { Documents = [Some.Document("concept-note"), Some.Document("speaker-confirmations")] }).WithReminders(Call, Some.Forum), Some.Forum));

    private static Proposal Filed() => File(TwoContacts(Some.Proposal()), Some.Now);

    private static Proposal File(Proposal draft, DateTimeOffset at)
    {
        draft = draft.Filed is null ? draft with { Documents = [Some.Document("concept-note")] } : draft;
        return Some.Made(draft.File(Call, Some.Stamps(), Some.Key(), Some.ByOrganiser(at))).Proposal.WithReminders(Call, at);
    }

    private static Proposal TwoContacts(Proposal proposal) => proposal with
    {
        Content = proposal.Content with { Contacts = [proposal.Content.Contacts[0] with { Email = First.Value }, proposal.Content.Contacts[0] with { Email = Second.Value }] },
    };

    private static (Proposal After, IReadOnlyList<Letter> Letters) Remind(Proposal proposal, DateTimeOffset at, params EmailAddress[] unreachable)
    {
        proposal = proposal with { Undelivered = [.. unreachable.Select(address => new Undelivered(address.Value, "filed-1-0", "event", DeliveryKind.Bounced, Some.Now, null))] };
        var made = Some.Made(proposal.Remind(Call, Some.Key("remind"), new Act(Act.Timer, at)));
        return (made.Proposal.WithReminders(Call, at), made.Letters);
    }

    private static IEnumerable<string> Coming(Proposal proposal, DateTimeOffset now, Call? call = null) =>
        Domain.Reminders.Coming.Of(call ?? Call, proposal, now)
            .Select(one => string.Join(' ', one.To.Select(Short).Prepend(one.At.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));

    private static string Told(Letter letter) =>
        $"{Short(letter.To)} {letter.Kind}: {string.Join(", ", letter.Matter!.Reminders.Select(item => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{item.Key} {item.At.UtcDateTime:yyyy-MM-dd'T'HH:mm}")))}";

    private static string Short(EmailAddress address) => address.Value[..(address.Value.IndexOf('@', StringComparison.Ordinal) + 1)];

    private static DateTimeOffset Day(int month, int day) => Utc(month, day, 12);

    private static DateTimeOffset Utc(int month, int day, int hour) => new(2018, month, day, hour, 0, 0, TimeSpan.Zero);
}
