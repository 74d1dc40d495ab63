using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

public sealed class OutboxTests(Azurite azurite)
{
    private const string One = "first@example.org";

    [Fact]
    public async Task A_letter_stands_in_one_tab_at_a_time_from_being_owed_to_its_end()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        Assert.Equal([OutboxTab.Waiting], await TabsAsync(house, access));
        await house.DispatchAsync();
        Assert.Equal([OutboxTab.Sent], await TabsAsync(house, access));
        await TellAsync(house, access, DeliveryKind.Processed);
        Assert.Equal([OutboxTab.Sent], await TabsAsync(house, access));
        await TellAsync(house, access, DeliveryKind.Delivered);
        Assert.Equal([OutboxTab.Delivered], await TabsAsync(house, access));
        await TellAsync(house, access, DeliveryKind.Bounced);
        Assert.Equal([OutboxTab.Undelivered], await TabsAsync(house, access));
    }

    [Fact]
    public async Task Sent_again_after_it_failed_it_goes_out_once_with_a_link_that_opens()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        await FailAsync(house, access);
        Assert.Equal([OutboxTab.Failed], await TabsAsync(house, access));

        var once = RequestKey.Parse("a-form-sent-twice");
        for (var sent = 0; sent < 2; sent++)
            Assert.IsType<Outcome<Opened>.Done>(await house.Get<ActOnLetter>().SendAgainAsync(access.Id, "filed-1-0", once, By(house), MailHouse.Stop));
        Assert.Equal([OutboxTab.Waiting], await TabsAsync(house, access));
        Assert.Equal(1, await house.DispatchAsync());

        var text = Assert.Single(house.Arrived).Text;
        var key = text.Split("/link/")[1].Split('\n')[0];
        Assert.NotNull(await house.Get<OpenProposal>().RunAsync(new Access(access.Id, LinkKey.Parse(key)), MailHouse.Stop));
        Assert.Equal([OutboxTab.Sent], await TabsAsync(house, access));
        Assert.Single(await house.Get<ProposalStore>().HistoryAsync(access.Id, MailHouse.Stop), entry => entry is { What: HistoryKinds.LetterSentAgain, By: "ana@example.org" });
        Assert.Equal(
            "letter-not-again",
            Assert.IsType<Outcome<Opened>.Refused>(await house.Get<ActOnLetter>().SendAgainAsync(access.Id, "filed-1-0", null, By(house), MailHouse.Stop)).Refusal.Code);
    }

    [Fact]
    public async Task Stopped_it_is_not_sent_however_often_it_is_asked_and_sent_again_it_is()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        Assert.IsType<Outcome<Opened>.Done>(await house.Get<ActOnLetter>().StopAsync(access.Id, "filed-1-0", null, By(house), MailHouse.Stop));
        Assert.Equal((0, 0), (await house.DispatchAsync(), await house.OwedAsync()));
        Assert.Equal([OutboxTab.Stopped], await TabsAsync(house, access));
        Assert.IsType<Outcome<Opened>.Refused>(await house.Get<ActOnLetter>().StopAsync(access.Id, "filed-1-0", null, By(house), MailHouse.Stop));
        await house.Get<ActOnLetter>().SendAgainAsync(access.Id, "filed-1-0", null, By(house), MailHouse.Stop);
        Assert.Equal(1, await house.DispatchAsync());
        Assert.IsType<Outcome<Opened>.NotFound>(await house.Get<ActOnLetter>().StopAsync(access.Id, "filed-9-9", null, By(house), MailHouse.Stop));
    }

    [Fact]
    public async Task Stop_and_dispatch_at_once_never_give_a_letter_that_is_both()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var all = new List<Access>();
        for (var number = 0; number < 12; number++)
            all.Add(await house.FileAsync(number, One));
        var stops = all.Select(access => house.Get<ActOnLetter>().StopAsync(access.Id, "filed-1-0", null, By(house), MailHouse.Stop)).ToList();
        await house.DispatchAsync();
        var stopped = (await Task.WhenAll(stops)).Count(outcome => outcome is Outcome<Opened>.Done);
        await house.DispatchAsync();
        Assert.Equal(all.Count, stopped + house.Arrived.Count);
    }

    [Fact]
    public async Task A_letter_settled_before_there_was_an_outbox_can_still_be_settled_and_sent_again()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(0, One);
        await FailAsync(house, access);
        var table = house.Get<TableClient>();
        var row = (await table.GetEntityIfExistsAsync<TableEntity>(house.Call.Id.Value, RowKeys.Letter(access.Id, "filed-1-0"), cancellationToken: MailHouse.Stop)).Value!;
        var fate = (await house.Get<LetterStore>().FindAsync(access.Id, "filed-1-0", MailHouse.Stop))!.Value;
        row.Remove("IsListed");
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, MailHouse.Stop);
        await table.DeleteEntityAsync(house.Call.Id.Value, OutboxStore.Key(fate)!, Azure.ETag.All, MailHouse.Stop);

        Assert.IsType<Outcome<Opened>.Done>(await house.Get<ActOnLetter>().SendAgainAsync(access.Id, "filed-1-0", null, By(house), MailHouse.Stop));
        Assert.Equal(1, await house.DispatchAsync());
        Assert.Equal([OutboxTab.Sent], await TabsAsync(house, access));
    }

    [Fact]
    public async Task Pages_hold_every_letter_once_and_a_search_finds_by_reference_and_recipient()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await Parallel.ForEachAsync(Enumerable.Range(0, 25), async (number, _) =>
            await house.FileAsync(number, [.. Enumerable.Range(0, 5).Select(contact => $"contact-{number}-{contact}@example.org")]));
        Assert.Equal(125, (await PagesAsync(house, OutboxTab.Waiting)).Distinct().Count());
        while (await house.DispatchAsync() > 0)
            continue;
        var sent = await PagesAsync(house, OutboxTab.Sent);
        Assert.Equal((125, 125), (sent.Count, sent.Distinct().Count()));
        Assert.Empty(await PagesAsync(house, OutboxTab.Waiting));

        var found = await house.Get<ListOutbox>().RunAsync(house.Call.Id, null, "contact-7-3@example.org", null, MailHouse.Stop);
        Assert.Equal("contact-7-3@example.org", Assert.Single(found!.Letters).To?.Value);
        var reference = found.Letters[0].Reference!.Value.Value;
        Assert.Equal(5, (await house.Get<ListOutbox>().RunAsync(house.Call.Id, null, reference, null, MailHouse.Stop))!.Letters.Count);
        Assert.Equal(125, found.Counts[OutboxTab.Sent]);
    }

    [Fact]
    public async Task The_pages_show_it_and_a_reviewer_acts_by_them()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var filed = await Api.Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        var (id, letter) = (ProposalId.Parse(filed.Id), "filed-1-0");
        using var desk = await app.DeskAsync(DeskRole.Reviewer);
        var list = await desk.GetStringAsync($"/letters/{id.Call}", MailHouse.Stop);
        Assert.Contains($"/letters/{id.Call}/{id}/{letter}", list, StringComparison.Ordinal);

        using var stopped = await desk.PostAsync($"/letters/{id.Call}/{id}/{letter}/stop", new FormUrlEncodedContent([]), MailHouse.Stop);
        Assert.Equal($"/letters/{id.Call}/{id}/{letter}?done=stopped", stopped.Headers.Location?.ToString());
        var page = await desk.GetStringAsync($"/letters/{id.Call}/{id}/{letter}", MailHouse.Stop);
        Assert.Contains("Send it again to elena.rusu@example.org", page, StringComparison.Ordinal);
        Assert.Contains("Stopped</span> before it was sent", page, StringComparison.Ordinal);
        using var reader = await app.DeskAsync(DeskRole.Reader);
        Assert.DoesNotContain("Send it again", await reader.GetStringAsync($"/letters/{id.Call}/{id}/{letter}", MailHouse.Stop), StringComparison.Ordinal);
        Assert.Contains(letter, await desk.GetStringAsync($"/letters/{id.Call}?tab=stopped", MailHouse.Stop), StringComparison.Ordinal);
        using var twice = await desk.PostAsync($"/letters/{id.Call}/{id}/{letter}/stop", new FormUrlEncodedContent([]), MailHouse.Stop);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, twice.StatusCode);
    }

    private static async Task<List<string>> PagesAsync(MailHouse house, OutboxTab tab)
    {
        var found = new List<string>();
        string? after = null;
        do
        {
            var page = (await house.Get<ListOutbox>().RunAsync(house.Call.Id, tab, null, after, MailHouse.Stop))!;
            found.AddRange(page.Letters.Select(entry => $"{entry.Fate.Letter.Proposal} {entry.Fate.Letter.Id}"));
            after = page.After;
        }
        while (after is not null);
        return found;
    }

    private static async Task<IEnumerable<OutboxTab>> TabsAsync(MailHouse house, Access access)
    {
        var tabs = new List<OutboxTab>();
        foreach (var tab in OutboxTabs.All)
        {
            if ((await house.Get<OutboxStore>().PageAsync(house.Call.Id, tab, null, 100, MailHouse.Stop)).Any(line => line.Proposal == access.Id && line.Letter == "filed-1-0"))
                tabs.Add(tab);
        }

        return tabs;
    }

    private static async Task FailAsync(MailHouse house, Access access)
    {
        var letter = (await house.Get<LetterStore>().FindAsync(access.Id, "filed-1-0", MailHouse.Stop))!;
        Assert.True(await house.Get<LetterStore>().SettleAsync(letter, letter.Value.GivenUp("refused (400)"), MailHouse.Stop));
    }

    private static Task TellAsync(MailHouse house, Access access, DeliveryKind kind) =>
        house.Get<RecordDelivery>().RunAsync(access.Id, "filed-1-0", [new DeliveryEvent($"event-{kind}", kind, house.Clock.GetUtcNow(), 1, null)], MailHouse.Stop);

    private static Act By(MailHouse house) => new("ana@example.org", house.Clock.GetUtcNow());
}
