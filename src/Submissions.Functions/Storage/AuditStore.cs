using System.Runtime.CompilerServices;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>
/// The audit, newest first: the desk's own entries, those of the calls' files and those of every call's proposals stand each in a
/// partition in the same order and are merged while they are read. Only ever added to.
/// </summary>
internal sealed class AuditStore(TableClient table)
{
    /// <summary>For an act of the desk that no other row goes with; the others are stored with what they record.</summary>
    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => table.AddEntityAsync(AuditRows.DeskRow(entry), cancellationToken);

    /// <param name="after">The place of the last entry that was read; null begins with the newest.</param>
    /// <param name="pageSize">How many rows are fetched at once from each partition.</param>
    public async IAsyncEnumerable<AuditEntry> ReadAsync(
        IReadOnlyList<CallId> calls, AuditFilter filter, string? after, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partitions = calls.Select(call => call.Value).Append(RowKeys.DeskPartition).Append(RowKeys.CallsPartition);
        var readers = new PriorityQueue<IAsyncEnumerator<TableEntity>, string>(StringComparer.Ordinal);
        try
        {
            foreach (var partition in partitions)
                await NextAsync(readers, table.QueryAsync<TableEntity>(Filter(partition, filter, after), pageSize, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken));
            while (readers.TryDequeue(out var reader, out _))
            {
                var entry = AuditRows.Entry(reader.Current);
                await NextAsync(readers, reader);
                yield return entry;
            }
        }
        finally
        {
            while (readers.TryDequeue(out var reader, out _))
                await reader.DisposeAsync();
        }
    }

    /// <summary>Where an entry stands; anything else reads from the start.</summary>
    public static bool IsPlace(string? text) => text is { Length: > 26 and < 120 } && text.StartsWith(RowKeys.AuditPrefix, StringComparison.Ordinal);

    private static async Task NextAsync(PriorityQueue<IAsyncEnumerator<TableEntity>, string> readers, IAsyncEnumerator<TableEntity> reader)
    {
        if (await reader.MoveNextAsync())
            readers.Enqueue(reader, AuditRows.Place(reader.Current));
        else
            await reader.DisposeAsync();
    }

    private static string Filter(string partition, AuditFilter filter, string? after)
    {
        // Newest first: the youngest that counts has the least key.
        var from = filter.Before is { } before ? RowKeys.AuditUntil(before.AddTicks(-1)) : RowKeys.AuditPrefix;
        var until = filter.NotBefore is { } notBefore ? $"{RowKeys.AuditUntil(notBefore)}}}" : $"{RowKeys.AuditPrefix[..^1]}}}";
        if (after is not null && string.CompareOrdinal(after, from) >= 0)
            from = $"{after}~";
        var lead = partition == RowKeys.CallsPartition ? RowKeys.BeyondCalls : "";
        var range = RowKeys.Range(partition, lead + from, lead + until);
        if (filter.Who is { } who)
            range += " and " + TableClient.CreateQueryFilter($"By eq {who}");
        return filter.What is { } what ? range + " and " + TableClient.CreateQueryFilter($"What eq {what}") : range;
    }
}
