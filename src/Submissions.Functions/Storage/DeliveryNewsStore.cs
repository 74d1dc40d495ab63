using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>Of which instant the mail service has told us anything: whether its silence on one letter means something.</summary>
internal sealed class DeliveryNewsStore(TableClient table)
{
    private const string RowKey = "delivery-news";
    private const string LatestAt = "LatestAt";

    /// <summary>Not written more often than this.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    private long written;

    /// <summary>When the latest event happened that was told; null for never. Rather too early than too late.</summary>
    public async Task<DateTimeOffset?> LatestAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.SystemPartition, RowKey, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetDateTimeOffset(LatestAt) : null;
    }

    /// <summary>Of two instances the later writer wins, be it with an earlier event: that only makes us wait longer.</summary>
    public async Task HeardOfAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (at.UtcTicks - Volatile.Read(ref written) < Step.Ticks)
            return;
        await table.UpsertEntityAsync(new TableEntity(RowFormat.New(RowKeys.SystemPartition, RowKey)) { [LatestAt] = at }, TableUpdateMode.Replace, cancellationToken);
        Volatile.Write(ref written, at.UtcTicks);
    }
}
