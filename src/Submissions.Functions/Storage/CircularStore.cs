using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Circulars;
using Submissions.Domain.Desk;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>
/// Letters to many: a row each with its text and fate, and rows with those whom it is for, a hundred a row. Every act is one transaction with its line
/// of the audit; a release begins its batch in the same one.
/// </summary>
internal sealed class CircularStore(TableClient table)
{
    private const int ItemsInRow = 100;
    private const string ReleasedSeal = "ReleasedSeal";

    /// <returns>False when it was prepared by the same request before: then that stands.</returns>
    public async Task<bool> AddAsync(Circular circular, IReadOnlyList<CircularItem> items, AuditEntry audit, CancellationToken cancellationToken)
    {
        var parts = items.Chunk(ItemsInRow).Select((part, number) =>
        {
            var row = RowFormat.New(circular.Call.Value, RowKeys.CircularPart(circular.Id, number));
            row.SetJson("Items", part);
            return new TableTransactionAction(TableTransactionActionType.Add, row);
        });
        try
        {
            await table.SubmitTransactionAsync(
                [new(TableTransactionActionType.Add, Row(circular)), .. parts, new(TableTransactionActionType.Add, AuditRows.InCallRow(circular.Call, audit))], cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException error) when (error.Status == 409)
        {
            return false;
        }
    }

    public async Task<Stored<Circular>?> FindAsync(CallId call, string id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(call.Value, RowKeys.Circular(id), cancellationToken: cancellationToken);
        return row.HasValue && Read(row.Value!) is { } circular ? new Stored<Circular>(circular, row.Value!.ETag) : null;
    }

    public async Task<IReadOnlyList<CircularItem>> ItemsAsync(CallId call, string id, CancellationToken cancellationToken)
    {
        var items = new List<CircularItem>();
        await foreach (var row in table.QueryAsync<TableEntity>(RowKeys.Prefixed(call.Value, RowKeys.CircularParts(id)), cancellationToken: cancellationToken))
            items.AddRange(row.Known().GetJson<IReadOnlyList<CircularItem>>("Items") ?? []);
        return items;
    }

    /// <summary>All of a call's, the newest first.</summary>
    public async Task<IReadOnlyList<Circular>> OfAsync(CallId call, CancellationToken cancellationToken)
    {
        var circulars = new List<Circular>();
        await foreach (var row in table.QueryAsync<TableEntity>(RowKeys.Prefixed(call.Value, RowKeys.CircularPrefix), cancellationToken: cancellationToken))
        {
            if (Read(row) is { } circular)
                circulars.Add(circular);
        }

        return [.. circulars.OrderByDescending(one => one.Prepared.At).ThenBy(one => one.Id, StringComparer.Ordinal)];
    }

    /// <param name="begins">The batch that a release begins; null for any other act.</param>
    /// <returns>False when somebody else was faster: then nothing was changed.</returns>
    public async Task<bool> SaveAsync(Stored<Circular> before, Circular after, Batch? begins, AuditEntry audit, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.UpdateReplace, Row(after), before.ETag), new(TableTransactionActionType.Add, AuditRows.InCallRow(after.Call, audit)),
        };
        if (begins is not null)
            actions.AddRange(BatchStore.Beginning(begins));
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException error) when (error.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static TableEntity Row(Circular circular)
    {
        var row = RowFormat.New(circular.Call.Value, RowKeys.Circular(circular.Id));
        row.SetJson("Circular", circular);
        row[ReleasedSeal] = circular.ReleasedSeal;
        return row;
    }

    private static Circular? Read(TableEntity row) =>
        row.Known().GetJson<Circular>("Circular") is { } circular ? circular with { ReleasedSeal = row.GetString(ReleasedSeal) } : null;
}
