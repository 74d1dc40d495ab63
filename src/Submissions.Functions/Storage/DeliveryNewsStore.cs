using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>When the mail service last told us anything: whether its silence on one letter means something.</summary>
internal sealed class DeliveryNewsStore(TableClient table)
{
    private const string RowKey = "delivery-news";
    private const string HeardAt = "HeardAt";

    /// <summary>Not written more often than this.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    private long written;

    /// <summary>Null for never. At most a minute early.</summary>
    public async Task<DateTimeOffset?> HeardAtAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.SystemPartition, RowKey, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetDateTimeOffset(HeardAt) : null;
    }

    /// <summary>Of two instances the later writer wins: they differ by less than anybody asks for.</summary>
    public async Task HeardAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now.UtcTicks - Volatile.Read(ref written) < Step.Ticks)
            return;
        await table.UpsertEntityAsync(new TableEntity(RowKeys.SystemPartition, RowKey) { [HeardAt] = now }, TableUpdateMode.Replace, cancellationToken);
        Volatile.Write(ref written, now.UtcTicks);
    }
}
