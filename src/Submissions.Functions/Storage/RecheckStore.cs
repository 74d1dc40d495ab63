using Azure;
using Submissions.Domain.Calls;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>A call whose queue is to be brought in step with it.</summary>
/// <param name="Version">The version of the call that asked for it; a later one begins anew.</param>
/// <param name="After">The last proposal that was looked at; "" at the beginning.</param>
internal sealed record Recheck(CallId Call, int Version, string After, ETag ETag);

/// <summary>What is to be looked at again after a call has changed: one row a call, until its last proposal was looked at.</summary>
internal sealed class RecheckStore(TableClient table)
{
    public async Task<IReadOnlyList<Recheck>> OpenAsync(CancellationToken cancellationToken)
    {
        var open = new List<Recheck>();
        var filter = RowKeys.Prefixed(RowKeys.CallsPartition, RowKeys.RecheckPrefix);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            open.Add(new Recheck(CallId.Parse(row.RowKey[RowKeys.RecheckPrefix.Length..]), row.Known().GetInt32("Version") ?? 0, row.GetString("After") ?? "", row.ETag));
        return open;
    }

    /// <summary>Notes how far it came.</summary>
    /// <returns>Null when the call has changed again, or another instance is at it.</returns>
    public async Task<Recheck?> KeepAsync(Recheck recheck, CancellationToken cancellationToken)
    {
        try
        {
            var response = await table.UpdateEntityAsync(Row(recheck.Call, recheck.Version, recheck.After), recheck.ETag, TableUpdateMode.Replace, cancellationToken);
            return recheck with { ETag = response.Headers.ETag ?? default };
        }
        catch (RequestFailedException error) when (error.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Ends it, unless the call has changed again meanwhile.</summary>
    public async Task EndAsync(Recheck recheck, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(RowKeys.CallsPartition, RowKeys.Recheck(recheck.Call), recheck.ETag, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status is 404 or 412)
        {
            // It goes on for the newer version, or another instance has ended it.
        }
    }

    public static TableEntity Row(CallId call, int version, string after) =>
        new(RowFormat.New(RowKeys.CallsPartition, RowKeys.Recheck(call))) { ["Version"] = version, ["After"] = after };
}
