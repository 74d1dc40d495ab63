using Azure;
using Submissions.Functions.AzureTables;
using Submissions.Testing;

namespace Submissions.Functions.Tests.AzureTables;

public sealed class EntityTests(Azurite azurite) : TestTable(azurite)
{
    [Fact]
    public async Task Table_CreatedTwice_IsThere()
    {
        var again = await Table.CreateIfNotExistsAsync();

        Assert.Equal(TableName, again.Value.Name);
    }

    [Fact]
    public async Task Entity_Added_IsReadWithVersionAndTime()
    {
        var added = await Table.AddEntityAsync(new TableEntity("p", "r") { ["Title"] = "Migration" });

        var read = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal(("p", "r", "Migration"), (read.PartitionKey, read.RowKey, read.GetString("Title")));
        Assert.Equal(added.Headers.ETag, read.ETag);
        Assert.NotNull(read.Timestamp);
    }

    [Fact]
    public async Task Entity_AddedTwice_IsRefusedWithCodeAndWithoutItsContent()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r"));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.AddEntityAsync(new TableEntity("p", "r") { ["Email"] = "desk@example.org" }));

        Assert.Equal(409, failure.Status);
        Assert.True(failure.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.Matches(@"^The table service answered 409 EntityAlreadyExists \(request [0-9a-f-]+\)\.$", failure.Message);
        Assert.DoesNotContain("desk@example.org", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entity_Absent_IsRefusedOrNothing()
    {
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Table.GetEntityAsync<TableEntity>("p", "none"));
        var nothing = await Table.GetEntityIfExistsAsync<TableEntity>("p", "none");

        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
        Assert.False(nothing.HasValue);
        Assert.Equal(404, nothing.GetRawResponse().Status);
    }

    [Fact]
    public async Task Table_Absent_IsNoAbsentEntity()
    {
        var elsewhere = new TableClient(ConnectionString, Azurite.NewName());

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => elsewhere.GetEntityIfExistsAsync<TableEntity>("p", "r"));

        Assert.Equal((404, "TableNotFound"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task Update_Merge_KeepsWhatIsNotNamed_Replace_DropsIt()
    {
        var first = await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var second = await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = 3 }, first.Headers.ETag!.Value);
        var merged = await ReadAsync("r");
        await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["C"] = 4 }, second.Headers.ETag!.Value, TableUpdateMode.Replace);
        var replaced = await ReadAsync("r");

        Assert.Equal((1, 3, null), merged);
        Assert.Equal((null, null, 4), replaced);
    }

    [Fact]
    public async Task Upsert_Merge_KeepsWhatIsNotNamed_Replace_DropsIt()
    {
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 3 });
        var merged = await ReadAsync("r");
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["C"] = 4 }, TableUpdateMode.Replace);
        var replaced = await ReadAsync("r");

        Assert.Equal((1, 3, null), merged);
        Assert.Equal((null, null, 4), replaced);
    }

    [Fact]
    public async Task Update_OfAnOldVersion_IsRefused_OfAnyVersion_IsNot()
    {
        var first = (await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 })).Headers.ETag!.Value;
        await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, first);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 3 }, first));
        await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 4 }, ETag.All);

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (failure.Status, failure.ErrorCode));
        Assert.Equal((4, null, null), await ReadAsync("r"));
    }

    [Fact]
    public async Task Update_WithoutAVersion_IsRefusedHere() =>
        await Assert.ThrowsAsync<ArgumentException>("ifMatch", () => Table.UpdateEntityAsync(new TableEntity("p", "r"), default));

    [Fact]
    public async Task Update_Absent_IsRefused()
    {
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Table.UpdateEntityAsync(new TableEntity("p", "none"), ETag.All));

        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task Delete_OfAnOldVersion_IsRefused_OfAnyVersion_IsNot()
    {
        var first = (await Table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Table.DeleteEntityAsync("p", "r", first));
        var deleted = await Table.DeleteEntityAsync("p", "r");
        var again = await Table.DeleteEntityAsync("p", "r");

        Assert.Equal((412, 204, 404), (failure.Status, deleted.Status, again.Status));
    }

    [Fact]
    public async Task Select_Named_FetchesOnlyThat()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var read = (await Table.GetEntityAsync<TableEntity>("p", "r", ["A"])).Value;

        Assert.Equal((1, null), (read.GetInt32("A"), read.GetInt32("B")));
    }

    [Fact]
    public async Task FiftyMerges_UnderOneVersion_ExactlyOneWins()
    {
        var version = (await Table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => TryAsync(n, version)));

        Assert.Equal(49, outcomes.Count(status => status == 412));
        Assert.Single(outcomes, 204);
    }

    private async Task<int> TryAsync(int number, ETag version)
    {
        try
        {
            return (await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = number }, version)).Status;
        }
        catch (RequestFailedException failure)
        {
            return failure.Status;
        }
    }

    private async Task<(int? A, int? B, int? C)> ReadAsync(string rowKey)
    {
        var row = (await Table.GetEntityAsync<TableEntity>("p", rowKey)).Value;
        return (row.GetInt32("A"), row.GetInt32("B"), row.GetInt32("C"));
    }
}
