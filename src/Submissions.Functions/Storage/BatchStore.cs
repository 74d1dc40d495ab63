using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>The unit's acts on many proposals: a row each with its list, and one more while there is something left to do.</summary>
internal sealed class BatchStore(TableClient table)
{
    /// <summary>Begins it; when the same one was begun before, that stands.</summary>
    public async Task AddAsync(Batch batch, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(Beginning(batch), cancellationToken);
        }
        catch (TableTransactionFailedException error) when (error.Status == 409)
        {
            // Begun by the same request before.
        }
    }

    /// <summary>Its row, and the one that stands while something is left to do.</summary>
    public static TableTransactionAction[] Beginning(Batch batch) =>
    [
        new(TableTransactionActionType.Add, Row(batch)),
        new(TableTransactionActionType.Add, RowFormat.New(batch.Call.Value, RowKeys.OpenBatch(batch.Id))),
    ];

    public async Task<Stored<Batch>?> FindAsync(CallId call, string id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(call.Value, RowKeys.Batch(id), cancellationToken: cancellationToken);
        return row.HasValue && row.Value!.Known().GetJson<Batch>("Batch") is { } batch ? new Stored<Batch>(batch, row.Value!.ETag) : null;
    }

    /// <summary>Keeps how far it has come.</summary>
    /// <returns>The batch with its new ETag; null when somebody else has brought it on meanwhile.</returns>
    public async Task<Stored<Batch>?> SaveAsync(Stored<Batch> before, Batch after, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction> { new(TableTransactionActionType.UpdateReplace, Row(after), before.ETag) };
        if (after.IsDone)
            actions.Add(new(TableTransactionActionType.Delete, new TableEntity(after.Call.Value, RowKeys.OpenBatch(after.Id)), ETag.All));
        try
        {
            var responses = await table.SubmitTransactionAsync(actions, cancellationToken);
            return new Stored<Batch>(after, responses.Value[0].Headers.ETag ?? default);
        }
        catch (TableTransactionFailedException error) when (error.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Ids of those that have something left to do.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(CallId call, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(RowKeys.Prefixed(call.Value, RowKeys.OpenBatchPrefix), cancellationToken: cancellationToken))
            ids.Add(row.RowKey[RowKeys.OpenBatchPrefix.Length..]);
        return ids;
    }

    private static TableEntity Row(Batch batch)
    {
        var row = RowFormat.New(batch.Call.Value, RowKeys.Batch(batch.Id));
        row.SetJson("Batch", batch);
        return row;
    }
}
