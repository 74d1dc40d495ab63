using Submissions.Domain.Calls;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>Reads the queue's rows of one call: all of them, those from an instant on, or only their keys.</summary>
internal sealed partial class MovedRows(TableClient table, CallId call, ILogger log)
{
    private const string End = "moved}";

    /// <param name="from">The first key to read; null reads all.</param>
    public async Task<IReadOnlyList<QueueEntry>> ReadAsync(string? from, SharedValues shared, CancellationToken cancellationToken)
    {
        var entries = new List<QueueEntry>();
        var filter = RowKeys.Range(call.Value, from ?? RowKeys.MovedPrefix, End);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (Entry(row, shared) is { } entry)
                entries.Add(entry);
        }

        return entries;
    }

    /// <summary>The keys of what moved since an instant, the earliest first: small, because most of it is known.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        var filter = RowKeys.Range(call.Value, RowKeys.MovedFrom(since), End);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
            keys.Add(row.RowKey);
        return keys;
    }

    /// <summary>A row that this version cannot read must not take the queue down.</summary>
    private QueueEntry? Entry(TableEntity row, SharedValues shared)
    {
        try
        {
            return QueueRows.Entry(row, shared);
        }
        catch (Exception error) when (RowFormat.IsUnreadable(error))
        {
            LogUnreadable(log, row.RowKey, error);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue's row {Row} cannot be read by this version and is left out.")]
    private static partial void LogUnreadable(ILogger log, string row, Exception error);
}
