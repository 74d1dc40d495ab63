using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Storage;

public sealed class QueueStoreTests(Azurite azurite)
{
    [Fact]
    public async Task Pages_run_through_all_entries_newest_first_and_each_once_while_others_file()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        var queue = house.Get<QueueStore>();
        var table = house.Get<TableClient>();
        var entries = Enumerable.Range(0, 25).Select(i => Entry(call.Id.Value, i)).ToList();
        foreach (var entry in entries.OrderBy(entry => entry.Reference.Value, StringComparer.Ordinal))
            await table.AddEntityAsync(QueueStore.Row(entry, RowKeys.AllStatuses), House.Stop);

        var seen = new List<QueueEntry>();
        for (string? after = null; ;)
        {
            var page = await queue.PageAsync(call.Id, null, after, 10, House.Stop);
            seen.AddRange(page.Entries);
            await table.UpsertEntityAsync(QueueStore.Row(Entry(call.Id.Value, 100 + seen.Count), RowKeys.AllStatuses), cancellationToken: House.Stop);
            if (page.After is null)
                break;
            after = page.After;
        }

        Assert.Equal(entries.OrderByDescending(entry => entry.FirstFiledAt).Select(entry => entry.Id), seen.Select(entry => entry.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("0000000000000000000|../../secret")]
    [InlineData("' or PartitionKey ne '")]
    public async Task A_position_that_no_page_gave_reads_from_the_start(string after)
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        await house.Get<TableClient>().AddEntityAsync(QueueStore.Row(Entry(call.Id.Value, 1), RowKeys.AllStatuses), House.Stop);
        Assert.Single((await house.Get<QueueStore>().PageAsync(call.Id, null, after, 10, House.Stop)).Entries);
    }

    private static QueueEntry Entry(string call, int minute)
    {
        var random = new byte[64];
        new Random(minute).NextBytes(random);
        var at = Some.Now.AddMinutes(minute);
        return new QueueEntry
        {
            Id = ProposalId.New(Domain.Calls.CallId.Parse(call), random), Reference = Reference.New("TST", random), Status = ProposalStatus.Submitted,
            FirstFiledAt = at, ChangedAt = at, Version = 1, Title = $"Event {minute}", Lead = "Lead", Findings = [], BestPlace = "fits no place",
            DocumentsReceived = 0, DocumentsAsked = 1,
        };
    }
}
