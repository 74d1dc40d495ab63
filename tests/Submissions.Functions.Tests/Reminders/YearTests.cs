using System.Globalization;
using System.Text.Json.Nodes;
using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Deciding;
using Submissions.Functions.Tests.Mail;
using Submissions.Functions.Views.Queue;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Reminders;

/// <summary>
/// A year of the Marrakesh call, from its opening to the reports, by a clock that jumps from instant to instant: two proposals, three days of
/// outage, and the change of the clocks of 28 October, by Morocco's law (none) and by Paris' (an hour). What went out is held against the plan.
/// </summary>
public sealed class YearTests(Azurite azurite)
{
    /// <summary>By the call's clocks; what the plan of calls/marrakesh-2018.json and the moves below owe, and nothing else.</summary>
    private const string Expected =
        """
        09-21 09:00 reminder-draft A first
        09-21 09:00 reminder-draft B first
        09-25 09:00 reminder-draft A first
        09-25 09:00 reminder-draft B first
        09-26 12:00 filed A first
        09-26 12:00 filed A second
        09-27 09:00 reminder-draft B first
        09-27 09:00 reminder-draft B second
        10-15 15:00 accepted A first
        10-15 15:00 accepted A second
        10-22 09:00 reminder-confirm A first
        10-29 06:00 reminder-confirm A second: confirm-1
        10-29 06:00 reminders A first: confirm-1 document-speaker-confirmations
        10-29 12:00 confirmed A first
        10-29 12:00 confirmed A second
        11-02 09:00 reminder-document A first
        11-05 10:13 document-received A first
        11-05 10:13 document-received A second
        11-12 10:00 question A first
        11-12 10:00 question A second
        11-16 09:00 reminder-question A first
        12-10 09:00 reminder-report A first
        12-19 09:00 reminder-report A first
        12-19 09:00 reminder-report A second
        12-20 09:10 document-received A first
        12-20 09:10 document-received A second
        """;

    private MailHouse house = null!;
    private Call call = null!;
    private Access first;
    private Access second;

    [Theory]
    [InlineData("Africa/Casablanca", "08:00", "08:00")]
    [InlineData("Europe/Paris", "07:00", "08:00")]
    public async Task What_goes_out_in_a_year_is_what_the_plan_says(string zone, string nineInSeptember, string nineInNovember)
    {
        await using var opened = await MailHouse.OpenAsync(azurite);
        (house, call) = (opened, Some.Call(Changed(zone)));
        await house.Get<CallStore>().SaveAsync(call.Id, Changed(zone), MailHouse.Stop);
        house.Clock.Set(call.Window.Opens);
        await PlayAsync();

        Assert.Equal(Expected.ReplaceLineEndings("\n"), string.Join('\n', await ToldAsync()));
        Assert.Equal(Expected.Split('\n').Length, house.Arrived.Count);
        Assert.Equal(house.Arrived.Count, house.Arrived.Select(letter => letter.Id).Distinct().Count());
        var reminders = (await FatesAsync()).Where(fate => fate.Letter.Kind.IsReminder()).ToList();
        Assert.Equal(nineInSeptember, Utc(reminders.First(fate => fate.Letter.DueAt.Month == 9)));
        Assert.Equal(nineInNovember, Utc(reminders.First(fate => fate.Letter.DueAt.Month == 11)));
        Assert.Null((await house.ReadAsync(first)).WakeAt);
        Assert.Empty(await house.Get<DueStore>().RemindersDueAsync(call.Id, DateTimeOffset.MaxValue, 10, MailHouse.Stop));
    }

    private async Task PlayAsync()
    {
        await UntilAsync(7, 5, 10, 0);
        first = await house.DraftAsync(1, "first@example.org", "second@example.org");
        await UntilAsync(8, 1, 10, 0);
        second = await house.DraftAsync(2, "first@example.org", "second@example.org");
        await UntilAsync(9, 26, 12, 0);
        await house.FileAsync(first);
        await UntilAsync(10, 15, 15, 0);
        await house.DecideAsync(first);

        // Nothing runs from here to the 29th: the second contact's turn and everybody's, and the document's first reminder pass.
        await UntilAsync(10, 25, 12, 0);
        house.Clock.Set(At(10, 29, 6, 0));
        await RunAsync();

        await UntilAsync(10, 29, 12, 0);
        DecidingHouse.Done(await house.Get<AnswerUnit>().ConfirmAsync(first, null, house.Organiser(), MailHouse.Stop));
        await UntilAsync(11, 5, 10, 0);
        await ReceiveAsync("speaker-confirmations");
        house.Clock.Advance(TimeSpan.FromMinutes(3));
        // A better one at once: one letter tells of what is here.
        await ReceiveAsync("speaker-confirmations");
        await UntilAsync(11, 12, 10, 0);
        DecidingHouse.Done(await house.Get<AskOrganisers>().AQuestionAsync(house.Unit(first), "Who opens the event?", MailHouse.Stop));
        await UntilAsync(11, 17, 10, 0);
        DecidingHouse.Done(await house.Get<AnswerUnit>().QuestionAsync(first, 1, "The State Secretary.", null, house.Organiser(), MailHouse.Stop));
        await UntilAsync(12, 7, 12, 0);
        DecidingHouse.Done(await house.Get<DecideProposal>().MarkHeldAsync(house.Unit(first), MailHouse.Stop));
        await UntilAsync(12, 20, 9, 0);
        await ReceiveAsync("event-report");
        await UntilAsync(12, 31, 23, 0);
        house.Clock.Advance(TimeSpan.FromDays(150));
        await RunAsync();
    }

    /// <summary>Lets the timers run at every instant that has something due, up to that time on the call's clocks.</summary>
    private async Task UntilAsync(int month, int day, int hour, int minute)
    {
        var until = At(month, day, hour, minute);
        await RunAsync();
        while (await NextAsync() is { } next && next <= until)
        {
            if (next > house.Clock.GetUtcNow())
                house.Clock.Set(next);
            await RunAsync();
        }

        house.Clock.Set(until);
    }

    private async Task RunAsync()
    {
        await house.Get<RemindOrganisers>().RunAsync(MailHouse.Stop);
        await house.DispatchAsync();
    }

    /// <summary>The first instant at which anything is due, as the rows have it.</summary>
    private async Task<DateTimeOffset?> NextAsync()
    {
        var due = house.Get<DueStore>();
        var reminders = await due.RemindersDueAsync(call.Id, DateTimeOffset.MaxValue, 1, MailHouse.Stop);
        var letters = await due.DueAsync(call.Id, DateTimeOffset.MaxValue, 1, MailHouse.Stop);
        return reminders.Select(row => row.RowKey).Concat(letters.Select(row => row.RowKey))
            .Select(key => (DateTimeOffset?)DateTimeOffset.ParseExact(key.Split('|')[1], "yyyyMMddHHmmssfff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
            .Min();
    }

    private async Task<IReadOnlyList<string>> ToldAsync() =>
    [
        .. (await FatesAsync())
            .Select(fate => (fate.Letter.DueAt, Line: $"{fate.Letter.DueAt.In(call.Zone):MM-dd HH:mm} {LetterNames.Of(fate.Letter.Kind)} {(fate.Letter.Proposal == first.Id ? "A" : "B")} {fate.Letter.To.Value.Split('@')[0]}{Items(fate.Letter)}"))
            .OrderBy(line => line.DueAt).ThenBy(line => line.Line, StringComparer.Ordinal)
            .Select(line => line.Line),
    ];

    private async Task<IReadOnlyList<LetterFate>> FatesAsync()
    {
        var fates = (await house.FatesAsync(first)).Concat(await house.FatesAsync(second)).ToList();
        Assert.All(fates, fate => Assert.Equal(LetterState.Sent, fate.State));
        return fates;
    }

    /// <summary>What a letter after the outage covers.</summary>
    private string Items(Letter letter) =>
        letter.DueAt == At(10, 29, 6, 0) ? $": {string.Join(' ', letter.Matter!.Reminders.Select(item => item.Key).Order(StringComparer.Ordinal))}" : "";

    private static string Utc(LetterFate fate) => fate.Letter.DueAt.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    private DateTimeOffset At(int month, int day, int hour, int minute) => LocalTime.Last(new DateTime(2018, month, day, hour, minute, 0), call.Zone).ToUniversalTime();

    private async Task ReceiveAsync(string kind) => Assert.IsType<Outcome<Document>.Done>(await house.Get<ReceiveDocument>().RunAsync(
        first, kind, $"{kind}.pdf", new MemoryStream("%PDF-1.7 a file"u8.ToArray()), null, null, house.Organiser(), MailHouse.Stop));

    private static string Changed(string zone)
    {
        var json = JsonNode.Parse(Some.MarrakeshJson)!;
        json["timeZone"] = zone;
        return json.ToJsonString();
    }
}
