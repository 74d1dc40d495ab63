using Microsoft.Extensions.Logging.Abstractions;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Storage;

/// <summary>Two instances, each with an index of its own, on one table.</summary>
public sealed class QueueIndexTests(Azurite azurite)
{
    private static readonly CallId Id = Some.Call().Id;

    [Fact]
    public async Task An_entry_comes_back_from_its_row_as_it_was()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now);
        var proposal = Some.Filed() with { AssignedTo = Domain.EmailAddress.Parse("someone@example.org") };
        var entry = QueueEntry.Of(Some.Call(), proposal, proposal.Content, Some.Now) with { MovedAt = Some.Now.AddTicks(7), MovedBy = Act.Organiser };
        await house.Get<TableClient>().AddEntityAsync(QueueRows.Row(entry), House.Stop);
        var read = Assert.Single((await IndexOf(house).OfAsync(Id, House.Stop)).Entries);
        Assert.Equivalent(entry, read, strict: true);
        Assert.Equal(entry.Search, read.Search);
    }

    [Fact]
    public async Task Each_change_of_either_instance_is_in_the_others_next_list_and_each_proposal_has_one_row()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        var (one, other) = (IndexOf(house), IndexOf(house));
        Assert.Empty((await one.OfAsync(Id, House.Stop)).Entries);
        var access = await house.ReadyAsync(Id);
        await house.FileAsync(access);
        Assert.Equal(1, Assert.Single((await one.OfAsync(Id, House.Stop)).Entries).Version);
        Assert.Equal(1, Assert.Single((await other.OfAsync(Id, House.Stop)).Entries).Version);

        await house.Get<SaveProposal>().RunAsync(access, null, content => content with { Title = "Other" }, Act.ByOrganiser(house.Now), House.Stop);
        house.Clock.Advance(TimeSpan.FromHours(-3));
        await house.FileAsync(access);
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("Other", Assert.Single((await one.OfAsync(Id, House.Stop)).Entries).Title);
        await house.Get<WithdrawProposal>().RunAsync(access, null, Act.ByOrganiser(house.Now), House.Stop);
        foreach (var index in (QueueIndex[])[one, other, IndexOf(house)])
            Assert.Equal(ProposalStatus.Withdrawn, Assert.Single((await index.OfAsync(Id, House.Stop)).Entries).Status);
        Assert.Single(await RowsAsync(house));
    }

    [Fact]
    public async Task What_is_committed_late_is_found_within_the_overlap()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now);
        var table = house.Get<TableClient>();
        var index = IndexOf(house);
        await table.AddEntityAsync(QueueRows.Row(Entry(1, Some.Now)), House.Stop);
        Assert.Single((await index.OfAsync(Id, House.Stop)).Entries);
        // Its transaction was built four minutes and a half before, and waited.
        await table.AddEntityAsync(QueueRows.Row(Entry(2, Some.Now.AddSeconds(-270))), House.Stop);
        Assert.Equal(2, (await index.OfAsync(Id, House.Stop)).Count);
        // By a clock that is ahead of ours, and then one that is not.
        await table.AddEntityAsync(QueueRows.Row(Entry(3, Some.Now.AddDays(1))), House.Stop);
        Assert.Equal(3, (await index.OfAsync(Id, House.Stop)).Count);
        await table.AddEntityAsync(QueueRows.Row(Entry(4, Some.Now.AddSeconds(1))), House.Stop);
        Assert.Equal(4, (await index.OfAsync(Id, House.Stop)).Count);
    }

    [Fact]
    public async Task Everything_is_read_again_beside_the_requests_once_in_an_hour()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now);
        var table = house.Get<TableClient>();
        var index = IndexOf(house);
        await table.AddEntityAsync(QueueRows.Row(Entry(1, Some.Now)), House.Stop);
        Assert.Single((await index.OfAsync(Id, House.Stop)).Entries);
        await table.AddEntityAsync(QueueRows.Row(Entry(2, Some.Now.AddMinutes(-30))), House.Stop);
        Assert.Single((await index.OfAsync(Id, House.Stop)).Entries);
        house.Clock.Advance(TimeSpan.FromMinutes(61));
        for (var tries = 0; (await index.OfAsync(Id, House.Stop)).Count < 2; tries++)
        {
            Assert.True(tries < 100);
            await Task.Delay(50, House.Stop);
        }
    }

    [Fact]
    public async Task While_many_change_at_once_every_list_holds_what_was_committed_before_it_was_asked_for()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now);
        var table = house.Get<TableClient>();
        QueueIndex[] instances = [IndexOf(house), IndexOf(house)];
        var rows = Enumerable.Range(0, 40).Select(number => Entry(number, Some.Now)).ToArray();
        foreach (var row in rows)
            await table.AddEntityAsync(QueueRows.Row(row), House.Stop);

        await Parallel.ForEachAsync(Enumerable.Range(0, 40), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = House.Stop }, async (number, stop) =>
        {
            for (var version = 2; version < 6; version++)
            {
                var before = rows[number];
                var after = before with { Version = version, MovedAt = before.MovedAt.AddSeconds(1 + ((number * version) % 7)) };
                await table.SubmitTransactionAsync(
                    [new(TableTransactionActionType.Delete, QueueRows.Row(before), Azure.ETag.All), new(TableTransactionActionType.Add, QueueRows.Row(after))], stop);
                rows[number] = after;
                var list = await instances[number % 2].OfAsync(Id, stop);
                Assert.Equal(version, list.Find(after.Id)?.Version);
                Assert.Equal(40, list.Count);
            }
        });
        foreach (var index in instances)
            Assert.All((await index.OfAsync(Id, House.Stop)).Entries, entry => Assert.Equal(5, entry.Version));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_does_not_take_the_queue_down()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now);
        var table = house.Get<TableClient>();
        var broken = QueueRows.Row(Entry(1, Some.Now));
        broken["Status"] = "from-the-future";
        await table.AddEntityAsync(broken, House.Stop);
        await table.AddEntityAsync(QueueRows.Row(Entry(2, Some.Now)), House.Stop);
        var index = IndexOf(house);
        for (var again = 0; again < 2; again++)
            Assert.Single((await index.OfAsync(Id, House.Stop)).Entries);
    }

    private static QueueIndex IndexOf(House house) => new(house.Get<TableClient>(), house.Clock, NullLogger<QueueIndex>.Instance);

    private static QueueEntry Entry(int seed, DateTimeOffset movedAt)
    {
        var proposal = Some.Filed(seed: $"filed {seed}");
        return QueueEntry.Of(Some.Call(), proposal, proposal.Content, Some.Now) with { MovedAt = movedAt };
    }

    private static async Task<List<TableEntity>> RowsAsync(House house)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in house.Get<TableClient>().QueryAsync<TableEntity>(RowKeys.Prefixed(Id.Value, RowKeys.MovedPrefix), cancellationToken: House.Stop))
            rows.Add(row);
        return rows;
    }
}
