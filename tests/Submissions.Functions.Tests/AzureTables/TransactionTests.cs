using Azure;
using Submissions.Functions.AzureTables;
using Submissions.Testing;
using static Submissions.Functions.AzureTables.TableTransactionActionType;

namespace Submissions.Functions.Tests.AzureTables;

public sealed class TransactionTests(Azurite azurite) : TestTable(azurite)
{
    [Fact]
    public async Task Transaction_OfEveryKind_IsDoneWhole()
    {
        var version = (await Table.AddEntityAsync(Row("merged", 1))).Headers.ETag!.Value;
        await Table.AddEntityAsync(Row("replaced", 1));
        await Table.AddEntityAsync(Row("deleted", 1));

        var answer = await Table.SubmitTransactionAsync(
        [
            new(Add, Row("added", 2)),
            new(UpdateMerge, new TableEntity("p", "merged") { ["B"] = 2 }, version),
            new(UpdateReplace, new TableEntity("p", "replaced") { ["B"] = 2 }, ETag.All),
            new(Delete, Row("deleted", 0)),
            new(UpsertMerge, Row("upserted", 2)),
            new(UpsertReplace, Row("put", 2)),
        ]);

        Assert.Equal(202, answer.GetRawResponse().Status);
        Assert.Equal(Enumerable.Repeat(204, 6), answer.Value.Select(r => r.Status));
        Assert.Equal((await Table.GetEntityAsync<TableEntity>("p", "added")).Value.ETag, answer.Value[0].Headers.ETag);
        Assert.Equal(["added 2 ", "merged 1 2", "put 2 ", "replaced  2", "upserted 2 "], await RowsAsync());
    }

    [Fact]
    public async Task Transaction_WithALostRace_NamesTheActionAndWritesNothing()
    {
        var old = (await Table.AddEntityAsync(Row("a", 1))).Headers.ETag!.Value;
        await Table.UpsertEntityAsync(Row("a", 2));
        await Table.AddEntityAsync(Row("c", 1));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync(
        [
            new(Add, Row("b", 3)),
            new(UpdateMerge, Row("c", 3), ETag.All),
            new(UpdateMerge, Row("a", 3), old),
        ]));

        Assert.Equal((412, "UpdateConditionNotSatisfied", 2), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.Equal(["a 2 ", "c 1 "], await RowsAsync());
    }

    [Fact]
    public async Task Transaction_AddingWhatIsThere_NamesTheActionWithoutItsContent()
    {
        await Table.AddEntityAsync(Row("b", 1));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync(
            [new(Add, Row("a", 2)), new(Add, new TableEntity("p", "b") { ["Email"] = "desk@example.org" })]));

        Assert.Equal((409, "EntityAlreadyExists", 1), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.DoesNotContain("desk@example.org", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(["b 1 "], await RowsAsync());
    }

    [Fact]
    public async Task Transaction_SentTwice_AnswersTheSecondTimeThatItIsThere()
    {
        TableTransactionAction[] actions = [new(Add, Row("a", 1)), new(Add, Row("b", 1))];
        await Table.SubmitTransactionAsync(actions);

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync(actions));

        Assert.Equal((409, 0), (failure.Status, failure.FailedTransactionActionIndex));
    }

    [Fact]
    public async Task Transaction_OfAHundred_IsDone()
    {
        await Table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(n => new TableTransactionAction(Add, Row($"{n:000}", n))));

        Assert.Equal(100, (await RowsAsync()).Count);
    }

    private static TableEntity Row(string rowKey, int a) => new("p", rowKey) { ["A"] = a };

    private async Task<IReadOnlyList<string>> RowsAsync() =>
        await Table.QueryAsync<TableEntity>().Select(r => $"{r.RowKey} {r.GetInt32("A")} {r.GetInt32("B")}").ToListAsync();
}
