using Submissions.Functions.AzureTables;
using Submissions.Testing;

namespace Submissions.Functions.Tests.AzureTables;

public sealed class QueryTests(Azurite azurite) : TestTable(azurite)
{
    [Fact]
    public async Task Query_OfMoreThanAPage_GivesEveryRowInOrder()
    {
        await FillAsync("p", 2050);
        await FillAsync("q", 3);

        var keys = await Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"p"}")).Select(r => r.RowKey).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 2050).Select(n => $"{n:0000}"), keys);
    }

    [Fact]
    public async Task Pages_ContinuedFromAToken_MissNothingAndRepeatNothing()
    {
        await FillAsync("p", 25);
        var query = Table.QueryAsync<TableEntity>("PartitionKey eq 'p'", maxPerPage: 10);
        var sizes = new List<int>();
        var keys = new List<string>();
        string? token = null;
        do
        {
            var page = await query.AsPages(token).FirstAsync();
            sizes.Add(page.Values.Count);
            keys.AddRange(page.Values.Select(r => r.RowKey));
            token = page.ContinuationToken;
        }
        while (token is not null);

        Assert.Equal([10, 10, 5], sizes);
        Assert.Equal(Enumerable.Range(0, 25).Select(n => $"{n:0000}"), keys);
    }

    [Fact]
    public async Task Range_OfRowKeys_IsHalfOpen()
    {
        await FillAsync("p", 10);

        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and RowKey ge {"0003"} and RowKey lt {"0006"}");
        var keys = await Table.QueryAsync<TableEntity>(filter, select: ["RowKey"]).Select(r => r.RowKey).ToListAsync();

        Assert.Equal(["0003", "0004", "0005"], keys);
    }

    [Fact]
    public async Task Query_OfNothing_IsEmpty() => Assert.Empty(await Table.QueryAsync<TableEntity>("PartitionKey eq 'none'").ToListAsync());

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void PageSize_OutsideTheServices_IsRefusedHere(int rows) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.QueryAsync<TableEntity>(maxPerPage: rows));

    private async Task FillAsync(string partition, int rows)
    {
        var actions = Enumerable.Range(0, rows).Select(n => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(partition, $"{n:0000}")));
        foreach (var chunk in actions.Chunk(100))
            await Table.SubmitTransactionAsync(chunk);
    }
}
