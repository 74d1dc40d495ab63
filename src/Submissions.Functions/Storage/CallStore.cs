using System.Collections.Concurrent;
using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Reading;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>The calls, as the support unit's files give them. Read anew each time; parsed again only when the row changed.</summary>
internal sealed partial class CallStore(TableClient table, ILogger<CallStore> log)
{
    private const string Json = "Json";

    private readonly ConcurrentDictionary<string, (ETag ETag, Call Call)> parsed = new(StringComparer.Ordinal);

    public async Task<Call?> FindAsync(CallId id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.CallsPartition, id.Value, cancellationToken: cancellationToken);
        return row.HasValue ? Parse(row.Value!) : null;
    }

    /// <summary>Every call that this version can read; one that it cannot is logged and must not take the others down.</summary>
    public async Task<IReadOnlyList<Call>> AllAsync(CancellationToken cancellationToken)
    {
        var calls = new List<Call>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {RowKeys.CallsPartition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            try
            {
                calls.Add(Parse(row));
            }
            catch (InvalidDataException)
            {
                LogUnreadable(log, row.RowKey);
            }
        }

        return calls;
    }

    /// <summary>A call's file as it was kept; null when there is none.</summary>
    public async Task<string?> FindJsonAsync(CallId id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.CallsPartition, id.Value, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetLong(Json) : null;
    }

    /// <summary>Keeps a call's file. Whoever writes last wins; two instances import the same file.</summary>
    /// <param name="json">What <c>CallReader</c> has accepted.</param>
    public async Task SaveAsync(CallId id, string json, CancellationToken cancellationToken)
    {
        var row = new TableEntity(RowKeys.CallsPartition, id.Value);
        row.SetLong(Json, json);
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    private Call Parse(TableEntity row)
    {
        if (parsed.TryGetValue(row.RowKey, out var known) && known.ETag == row.ETag)
            return known.Call;
        var call = CallReader.Read(row.GetLong(Json)).Call
            ?? throw new InvalidDataException($"The stored call '{row.RowKey}' cannot be read by this version.");
        parsed[row.RowKey] = (row.ETag, call);
        return call;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The stored call {Call} cannot be read by this version and is left out.")]
    private static partial void LogUnreadable(ILogger log, string call);
}
