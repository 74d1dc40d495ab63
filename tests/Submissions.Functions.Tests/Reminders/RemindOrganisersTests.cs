using Microsoft.Extensions.DependencyInjection;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Tests.Deciding;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Reminders;

public sealed class RemindOrganisersTests(Azurite azurite)
{
    [Fact]
    public async Task Several_instances_at_once_owe_each_letter_once()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var drafts = new List<Access>();
        for (var number = 0; number < 12; number++)
            drafts.Add(await house.DraftAsync(number, $"first{number}@example.org", $"second{number}@example.org"));
        var instances = Enumerable.Range(0, 4).Select(_ => house.Instance()).ToList();
        house.Clock.Set(new DateTimeOffset(2018, 9, 27, 12, 0, 0, TimeSpan.Zero));
        var owed = await Task.WhenAll(instances.Select(instance => instance.GetRequiredService<RemindOrganisers>().RunAsync(MailHouse.Stop)));

        // Three occasions have passed, the last of them to both contacts: two letters a draft.
        Assert.Equal(24, owed.Sum());
        foreach (var draft in drafts)
            Assert.Equal([LetterKind.ReminderDraft, LetterKind.ReminderDraft], (await house.FatesAsync(draft)).Select(fate => fate.Letter.Kind));
        Assert.Empty(await house.Get<DueStore>().RemindersDueAsync(house.Call.Id, DateTimeOffset.MaxValue, 100, MailHouse.Stop));
        Assert.Equal(0, await house.Get<RemindOrganisers>().RunAsync(MailHouse.Stop));
    }

    [Fact]
    public async Task What_was_filed_since_the_row_was_read_gets_no_reminder_to_file()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var draft = await house.DraftAsync();
        house.Clock.Set(new DateTimeOffset(2018, 9, 27, 12, 0, 0, TimeSpan.Zero));
        await house.FileAsync(draft);
        Assert.Equal(0, await house.Get<RemindOrganisers>().RunAsync(MailHouse.Stop));
        Assert.DoesNotContain(await house.FatesAsync(draft), fate => fate.Letter.Kind.IsReminder());
    }

    [Fact]
    public async Task Row_that_nothing_names_any_more_is_taken_away()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var draft = await house.DraftAsync();
        var row = ProposalRows.New(draft.Id, RowKeys.Remind(Some.Now.AddHours(-1), draft.Id));
        await house.Get<Submissions.Functions.AzureTables.TableClient>().AddEntityAsync(row, MailHouse.Stop);
        Assert.Equal(0, await house.Get<RemindOrganisers>().RunAsync(MailHouse.Stop));
        var left = Assert.Single(await house.Get<DueStore>().RemindersDueAsync(house.Call.Id, DateTimeOffset.MaxValue, 10, MailHouse.Stop));
        Assert.Equal(RowKeys.Remind((await house.ReadAsync(draft)).WakeAt!.Value, draft.Id), left.RowKey);
    }

    [Fact]
    public async Task Letter_opens_the_proposal_and_leads_to_where_reminders_are_stopped()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var draft = await house.DraftAsync(0, "first@example.org");
        house.Clock.Set(new DateTimeOffset(2018, 9, 21, 8, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await house.Get<RemindOrganisers>().RunAsync(MailHouse.Stop));
        await house.DispatchAsync();
        var arrived = Assert.Single(house.Arrived);
        Assert.StartsWith("Not filed yet: ", arrived.Subject, StringComparison.Ordinal);
        Assert.Contains("The call closes on Friday 28 September 2018, 23:59, Marrakesh time (22:59 UTC).", arrived.Text, StringComparison.Ordinal);
        Assert.Contains($"https://side-events.example.org/proposals/{draft.Id}/reminders/", arrived.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await house.ReadAsync(draft)).KeyHashes.Count);
    }

    [Fact]
    public async Task Unit_that_is_to_call_sees_it_in_the_queue_until_the_document_is_here()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, "first@example.org");
        house.Clock.Set(new DateTimeOffset(2018, 11, 14, 12, 0, 0, TimeSpan.Zero));
        await house.Get<RemindOrganisers>().RunAsync(MailHouse.Stop);
        Assert.Contains("speaker confirmations", Assert.Single((await EntryAsync()).ToCall), StringComparison.Ordinal);
        Assert.Single((await house.Get<ReadCalendar>().RunAsync(house.Call.Id, house.Clock.GetUtcNow(), MailHouse.Stop))!.ToCall);
        Assert.Equal([access.Id], await ToCallAsync());
        DecidingHouse.Done(await house.Get<JudgeDocument>().WaiveAsync(house.Unit(access), "speaker-confirmations", "They are on the list.", MailHouse.Stop));
        Assert.Empty((await EntryAsync()).ToCall);
        Assert.Empty(await ToCallAsync());

        async Task<IEnumerable<ProposalId>> ToCallAsync()
        {
            var member = new Member(EmailAddress.Parse("ana@example.org"), "Ana", DeskRole.Reader, "en", Some.Now);
            var query = QueueQuery.Everything with { Filter = QueueFilter.Parse("letters=to-call", out _) };
            return (await house.Get<ListQueue>().RunAsync(house.Call.Id, query, member, house.Clock.GetUtcNow(), MailHouse.Stop))!.Slice.Entries.Select(entry => entry.Id);
        }

        async Task<QueueEntry> EntryAsync() => Assert.Single((await house.Get<QueueIndex>().OfAsync(house.Call.Id, MailHouse.Stop)).Entries);
    }
}
