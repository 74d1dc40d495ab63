using Azure;
using Submissions.Functions.AzureTables;
using Submissions.Testing;
using static Submissions.Functions.AzureTables.TableTransactionActionType;

namespace Submissions.Functions.Tests.AzureTables;

public sealed class LimitTests(Azurite azurite) : TestTable(azurite)
{
    private static readonly string LongestText = new('x', 32 * 1024);

    [Theory]
    [InlineData("it's 100% \"right\" + (here); a=b,c:d@e!f$g&h*i~j|k<l>m{n}[o]^p`q")]
    [InlineData("''")]
    [InlineData("%2F%27%00")]
    [InlineData("..")]
    [InlineData(" leading and trailing ")]
    [InlineData("Côte d’Ivoire – الهجرة – 🌍")]
    [InlineData("")]
    public async Task Key_ThatNeedsEscaping_IsFoundAgainEveryWay(string key)
    {
        await Table.AddEntityAsync(new TableEntity(key, "a") { ["N"] = 1 });
        await Table.UpsertEntityAsync(new TableEntity("p", key) { ["N"] = 2 });
        await Table.SubmitTransactionAsync([new(UpdateMerge, new TableEntity(key, "a") { ["N"] = 3 }, ETag.All), new(Add, new TableEntity(key, "b" + key))]);

        Assert.Equal(3, (await Table.GetEntityAsync<TableEntity>(key, "a")).Value.GetInt32("N"));
        Assert.Equal(key, (await Table.GetEntityAsync<TableEntity>("p", key)).Value.RowKey);
        var found = Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {"b" + key}"));
        Assert.Equal((key, "b" + key), await found.Select(r => (r.PartitionKey, r.RowKey)).SingleAsync());
        Assert.Equal(204, (await Table.DeleteEntityAsync(key, "b" + key)).Status);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\u0000b")]
    [InlineData("a\tb")]
    [InlineData("a\u007fb")]
    [InlineData("a\u009fb")]
    [InlineData(513)]
    [InlineData('\ud83c')]
    public async Task Key_ThatTheServiceCannotHold_IsRefusedBeforeTheWire(object what)
    {
        var key = what switch { int length => new string('k', length), char half => half.ToString(), _ => (string)what };

        await Assert.ThrowsAsync<ArgumentException>("RowKey", () => Nowhere.AddEntityAsync(new TableEntity("p", key)));
        await Assert.ThrowsAsync<ArgumentException>("partitionKey", () => Nowhere.GetEntityAsync<TableEntity>(key, "r"));
        await Assert.ThrowsAsync<ArgumentException>("rowKey", () => Nowhere.DeleteEntityAsync("p", key));
        await Assert.ThrowsAsync<ArgumentException>("rowKey", () => Nowhere.SubmitTransactionAsync([new(Delete, new TableEntity("p", key))]));
        await Assert.ThrowsAsync<ArgumentException>("rowKey", () => Nowhere.UpsertEntityAsync(new TableEntity("p", key)));
    }

    [Fact]
    public async Task Key_Missing_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => Nowhere.AddEntityAsync(new TableEntity { PartitionKey = "p" }));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Nowhere.GetEntityAsync<TableEntity>(null!, "r"));
    }

    [Fact]
    public async Task Row_AtEveryLimit_IsWritten()
    {
        var row = new TableEntity(new string('p', 512), new string('r', 512)) { ["Text"] = LongestText, ["Bytes"] = new byte[64 * 1024] };
        for (var i = 0; i < 250; i++)
            row[$"P{i:000}"] = i;
        await Table.AddEntityAsync(row);

        var read = (await Table.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey)).Value;

        Assert.Equal(LongestText, read.GetString("Text"));
        Assert.Equal(64 * 1024, read.GetBinary("Bytes")!.Length);
        Assert.Equal(252 + 4, read.Count);
    }

    [Fact]
    public async Task Row_OfExactlyOneMebibyte_IsWritten_OneCharacterMore_IsNot()
    {
        // 4 + 2 × (1 + 1) for row and keys; 8 + 2 × 1 + 4 for each property beside its characters.
        var last = new string('x', (1024 * 1024 - 8 - (15 * (14 + 65536)) - 14) / 2);
        var row = Full(15);
        row["Z"] = last;
        await Table.AddEntityAsync(row);
        row["Z"] = last + "x";

        var failure = await Assert.ThrowsAsync<TooLargeException>(() => Nowhere.UpsertEntityAsync(row));

        Assert.StartsWith("A row has at most 1048576 bytes; this one has 1048578.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_WithTooMuchInIt_IsRefusedBeforeTheWire()
    {
        var many = new TableEntity("p", "r");
        for (var i = 0; i < 253; i++)
            many[$"P{i:000}"] = i;

        TableEntity[] rows =
        [
            many, Full(16),
            With(LongestText + "x"), With(new byte[(64 * 1024) + 1]), With(new DateTimeOffset(1600, 12, 31, 0, 0, 0, TimeSpan.Zero)),
            With(new DateTime(2018, 9, 28, 0, 0, 0, DateTimeKind.Unspecified)), With(1.5m), With(new List<string>()), With("cut \ud83c"),
            new("p", "r") { ["1st"] = 1 }, new("p", "r") { ["a b"] = 1 }, new("p", "r") { [new string('n', 256)] = 1 },
        ];
        foreach (var row in rows)
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Nowhere.AddEntityAsync(row));
    }

    [Fact]
    public async Task Transaction_ThatTheServiceCannotDo_IsRefusedBeforeTheWire()
    {
        static TableTransactionAction New(string partition, object row, object? value = null) =>
            new(Add, new TableEntity(partition, $"{row}") { ["Value"] = value });

        TableTransactionAction[][] transactions =
        [
            [],
            [New("p", 1), New("q", 2)],
            [New("p", 1), New("p", 2), New("p", 1)],
            [.. Enumerable.Range(0, 101).Select(n => New("p", n))],
            [.. Enumerable.Range(0, 65).Select(n => New("p", n, new string('é', 32 * 1024)))],
            [new(UpdateMerge, new TableEntity("p", "r"))],
            [new(UpdateReplace, new TableEntity("p", "r"))],
        ];
        foreach (var actions in transactions)
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Nowhere.SubmitTransactionAsync(actions));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1st")]
    [InlineData("side-events")]
    [InlineData("side/events")]
    public void TableName_ThatCannotBe_IsRefused(string name) => Assert.Throws<ArgumentException>(() => new TableClient(ConnectionString, name));

    /// <summary>Nothing listens there: a request that went out would fail otherwise.</summary>
    private static TableClient Nowhere { get; } = new("UseDevelopmentStorage=true", "nowhere", new() { Transport = new NoTransport() });

    private static TableEntity With(object value) => new("p", "r") { ["Value"] = value };

    private static TableEntity Full(int properties)
    {
        var row = new TableEntity("p", "r");
        for (var i = 0; i < properties; i++)
            row[$"{(char)('A' + i)}"] = LongestText;
        return row;
    }
}
