using Submissions.Functions.AzureTables;
using Submissions.Testing;

namespace Submissions.Functions.Tests.AzureTables;

public sealed class FilterTests(Azurite azurite) : TestTable(azurite)
{
    private static readonly Guid Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly DateTimeOffset Noon = new(2018, 9, 28, 13, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Value_OfEachType_IsWrittenAsTheServiceReadsIt()
    {
        Assert.Equal(
            "A eq 'O''Brien' or A eq 5 or A eq 5L or A eq 3.0 or A eq 1.5 or A eq 1E+300 or A eq true",
            TableClient.CreateQueryFilter($"A eq {"O'Brien"} or A eq {5} or A eq {5L} or A eq {3d} or A eq {1.5} or A eq {1e300} or A eq {true}"));
        Assert.Equal(
            "A eq datetime'2018-09-28T12:00:00.0000000Z' or A eq guid'0f8fad5b-d9cb-469f-a165-70867728950e' or A eq X'00ff'",
            TableClient.CreateQueryFilter($"A eq {Noon} or A eq {Id} or A eq {new byte[] { 0, 255 }}"));
    }

    [Fact]
    public void Value_WithoutAFormInAFilter_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {null}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {double.NaN}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {1.5m}"));
    }

    [Fact]
    public async Task Row_ByAValueOfEachType_IsFound()
    {
        await Table.AddEntityAsync(new TableEntity("p", "yes")
        {
            ["Text"] = "O'Brien & الهجرة",
            ["Int"] = 5,
            ["Long"] = 5_000_000_000L,
            ["Double"] = 1.5,
            ["Truth"] = true,
            ["Id"] = Id,
            ["At"] = Noon,
            ["Bytes"] = new byte[] { 0, 255 },
        });
        await Table.AddEntityAsync(new TableEntity("p", "no"));
        FormattableString[] filters =
        [
            $"Text eq {"O'Brien & الهجرة"}", $"Int eq {5}", $"Long ge {5_000_000_000L}", $"Double lt {2d}", $"Truth eq {true}",
            $"Id eq {Id}", $"At le {Noon}", $"Bytes eq {new byte[] { 0, 255 }}",
        ];

        foreach (var filter in filters)
            Assert.Equal("yes", await Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter)).Select(r => r.RowKey).SingleAsync());
    }

    [Fact]
    public async Task Text_MadeToEndTheFilter_StaysText()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r"));

        Assert.Empty(await Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"x' or RowKey eq 'r"}")).ToListAsync());
    }
}
