using Microsoft.WindowsAzure.Storage;
using Microsoft.WindowsAzure.Storage.Table;
using Submissions.Functions.AzureTables;
using Submissions.Testing;
using static Submissions.Functions.AzureTables.TableTransactionActionType;
using Ours = Submissions.Functions.AzureTables.TableEntity;

namespace Submissions.Functions.Tests.AzureTables;

/// <summary>Another client, written by others years before, reads what we write and writes what we read.</summary>
public sealed class OracleTests(Azurite azurite) : TestTable(azurite)
{
    private CloudTable Theirs => CloudStorageAccount.Parse(ConnectionString).CreateCloudTableClient().GetTableReference(TableName);

    [Fact]
    public async Task Row_OfOurs_IsReadByTheOtherClientWithTheSameTypes()
    {
        await Table.AddEntityAsync(Everything("r"));

        var read = (DynamicTableEntity)(await Theirs.ExecuteAsync(TableOperation.Retrieve("p", "r"))).Result;

        Assert.Equal(Described(), read.Properties.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => Described(p.Key, p.Value)));
        Assert.Equal((await Table.GetEntityAsync<Ours>("p", "r")).Value.ETag.ToString(), read.ETag);
    }

    [Fact]
    public async Task Row_OfTheOtherClient_IsReadByUsWithTheSameTypes()
    {
        var row = new DynamicTableEntity("p", "r");
        foreach (var (name, value) in Everything("r").Where(p => !PropertyNames.IsKey(p.Key)))
            row.Properties[name] = EntityProperty.CreateEntityPropertyFromObject(value is DateTimeOffset instant ? instant.UtcDateTime : value);
        await Theirs.ExecuteAsync(TableOperation.Insert(row));

        var read = (await Table.GetEntityAsync<Ours>("p", "r")).Value;

        var own = read.Where(p => !PropertyNames.IsKey(p.Key) && !PropertyNames.IsTheServices(p.Key));
        Assert.Equal(Described(), own.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} {p.Value!.GetType().Name} {TypedValues.Text(p.Value)}"));
    }

    [Fact]
    public async Task Transaction_OfOurs_IsReadByTheOtherClientPageByPage()
    {
        foreach (var chunk in Enumerable.Range(0, 1200).Chunk(100))
            await Table.SubmitTransactionAsync(chunk.Select(n => new TableTransactionAction(Add, new Ours("p", $"{n:0000}") { ["N"] = (long)n })));

        var sizes = new List<int>();
        var sum = 0L;
        TableContinuationToken? token = null;
        do
        {
            var page = await Theirs.ExecuteQuerySegmentedAsync(new TableQuery<DynamicTableEntity>(), token);
            sizes.Add(page.Results.Count);
            sum += page.Results.Sum(r => r.Properties["N"].Int64Value!.Value);
            token = page.ContinuationToken;
        }
        while (token is not null);

        Assert.Equal([1000, 200], sizes);
        Assert.Equal(1199 * 600, sum);
    }

    [Fact]
    public async Task Transaction_OfTheOtherClient_IsReadByUsPageByPage()
    {
        foreach (var chunk in Enumerable.Range(0, 1200).Chunk(100))
        {
            var batch = new TableBatchOperation();
            foreach (var n in chunk)
                batch.Insert(new DynamicTableEntity("p", $"{n:0000}") { Properties = { ["N"] = new EntityProperty((long)n) } });
            await Theirs.ExecuteBatchAsync(batch);
        }

        var pages = await Table.QueryAsync<Ours>().AsPages().ToListAsync();

        Assert.Equal([1000, 200], pages.Select(p => p.Values.Count));
        Assert.Equal(1199 * 600, pages.SelectMany(p => p.Values).Sum(r => r.GetInt64("N")));
    }

    [Fact]
    public async Task Version_OfOneClient_HoldsForTheOther()
    {
        var version = (await Table.AddEntityAsync(new Ours("p", "r") { ["N"] = 1 })).Headers.ETag!.Value;
        var changed = await Theirs.ExecuteAsync(TableOperation.Merge(
            new DynamicTableEntity("p", "r") { ETag = version.ToString(), Properties = { ["N"] = new EntityProperty(2) } }));

        var failure = await Assert.ThrowsAsync<Azure.RequestFailedException>(() => Table.UpdateEntityAsync(new Ours("p", "r") { ["N"] = 3 }, version));
        await Table.UpdateEntityAsync(new Ours("p", "r") { ["N"] = 4 }, new Azure.ETag(changed.Etag));

        Assert.Equal(412, failure.Status);
        Assert.Equal(4, (await Table.GetEntityAsync<Ours>("p", "r")).Value.GetInt32("N"));
    }

    private static Ours Everything(string rowKey)
    {
        var row = new Ours("p", rowKey);
        for (var i = 0; i < TypedValues.All.Length; i++)
            row[Name(i)] = TypedValues.All[i];
        return row;
    }

    private static IEnumerable<string> Described() => TypedValues.All.Select((value, i) => $"{Name(i)} {value.GetType().Name} {TypedValues.Text(value)}");

    private static string Described(string name, EntityProperty property)
    {
        var value = property.PropertyType == EdmType.DateTime ? property.DateTimeOffsetValue!.Value : property.PropertyAsObject;
        return $"{name} {value.GetType().Name} {TypedValues.Text(value)}";
    }

    private static string Name(int index) => $"P{index:000}";
}
