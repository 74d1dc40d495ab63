using System.Globalization;
using System.Runtime.Serialization;
using Azure;
using Submissions.Functions.AzureTables;
using Submissions.Testing;

namespace Submissions.Functions.Tests.AzureTables;

public sealed class TypingTests(Azurite azurite) : TestTable(azurite)
{
    public static TheoryData<object> Values => new(TypedValues.All);

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public async Task Value_Written_IsReadWithItsTypeByPointAndByQuery(object value)
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = value });

        var read = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value["Value"];
        var found = (await Table.QueryAsync<TableEntity>("PartitionKey eq 'p'").SingleAsync())["Value"];

        Assert.Equal((value.GetType(), TypedValues.Text(value)), (read!.GetType(), TypedValues.Text(read)));
        Assert.Equal((value.GetType(), TypedValues.Text(value)), (found!.GetType(), TypedValues.Text(found)));
    }

    [Fact]
    public async Task Instant_WithAnOffset_ComesBackAsTheSameInstantInUtc()
    {
        var filed = DateTimeOffset.Parse("2018-09-28T23:59:59.1234567+01:00", CultureInfo.InvariantCulture);
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["Filed"] = filed });

        var read = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value.GetDateTimeOffset("Filed");

        Assert.Equal((filed, TimeSpan.Zero), (read!.Value, read.Value.Offset));
    }

    [Fact]
    public async Task Property_Null_DoesNotExist()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = null });

        Assert.False((await Table.GetEntityAsync<TableEntity>("p", "r")).Value.ContainsKey("Value"));
    }

    [Fact]
    public async Task Class_OfOnesOwn_KeepsItsProperties()
    {
        var id = Guid.NewGuid();
        await Table.AddEntityAsync(new Room
        {
            PartitionKey = "p",
            RowKey = "orangeraie",
            Seats = 220,
            Area = 300,
            Opened = Day,
            Id = id,
            Plan = [1, 2],
            Layout = Layout.Theatre,
            Secret = "no",
        });

        var read = (await Table.GetEntityAsync<Room>("p", "orangeraie")).Value;

        Assert.Equal(
            ("p", "orangeraie", 220L, 300d, Day, id, Layout.Theatre),
            (read.PartitionKey, read.RowKey, read.Seats, read.Area, read.Opened, read.Id, read.Layout));
        Assert.Equal([1, 2], read.Plan);
        Assert.Equal((null, null), (read.Closed, read.Secret));
        Assert.NotEqual(default, read.ETag);
        Assert.NotNull(read.Timestamp);
    }

    [Fact]
    public void Bag_AskedForAnotherType_SaysWhichItHolds()
    {
        var row = new TableEntity("p", "r") { ["Seats"] = 220 };

        var failure = Assert.Throws<InvalidOperationException>(() => row.GetString("Seats"));

        Assert.Equal("Property 'Seats' holds Int32, not String.", failure.Message);
        Assert.Throws<InvalidOperationException>(() => row["Seats"] = "many");
        Assert.Null(row.GetInt64("Absent"));
    }

    private static readonly DateTimeOffset Day = new(2018, 12, 7, 8, 30, 0, TimeSpan.Zero);

    private enum Layout
    {
        Boardroom,
        Theatre,
    }

    private sealed class Room : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public long Seats { get; set; }

        public double Area { get; set; }

        public DateTimeOffset Opened { get; set; }

        public DateTimeOffset? Closed { get; set; }

        public Guid Id { get; set; }

        public byte[]? Plan { get; set; }

        public Layout Layout { get; set; }

        [IgnoreDataMember]
        public string? Secret { get; set; }
    }
}
