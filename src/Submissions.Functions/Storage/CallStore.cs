using System.Collections.Concurrent;
using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Desk;
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
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {RowKeys.CallsPartition} and RowKey lt {RowKeys.BeyondCalls}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            try
            {
                calls.Add(Parse(row));
            }
            catch (Exception error) when (error is InvalidDataException or NewerRowException)
            {
                LogUnreadable(log, row.RowKey);
            }
        }

        return calls;
    }

    /// <summary>Keeps a call's file. Whoever writes last wins; two instances import the same file.</summary>
    /// <param name="json">What <c>CallReader</c> has accepted.</param>
    public async Task SaveAsync(CallId id, string json, CancellationToken cancellationToken)
    {
        var row = RowFormat.New(RowKeys.CallsPartition, id.Value);
        row.SetLong(Json, json);
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>A call's file with its version, to be edited; null when there is no such call.</summary>
    public async Task<Stored<CallFile>?> FindFileAsync(CallId id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.CallsPartition, id.Value, cancellationToken: cancellationToken);
        return row.HasValue ? new Stored<CallFile>(CallFileRows.File(row.Value!), row.Value!.ETag) : null;
    }

    /// <summary>
    /// Keeps the next version of a call's file and, where it says more than other words, begins to bring its queue in step: the call, the version,
    /// the audit's line and the mark of what is to be looked at again, in one transaction.
    /// </summary>
    /// <param name="before">What it is made of; null for a call there was not.</param>
    /// <param name="entry">What the audit says of it.</param>
    /// <param name="extension">The extension that the writers of drafts are to be told of; null for none.</param>
    /// <returns>False when somebody else was first: nothing was kept.</returns>
    public async Task<bool> KeepAsync(CallId id, Stored<CallFile>? before, CallFile after, AuditEntry entry, CancellationToken cancellationToken, Extension? extension = null)
    {
        try
        {
            await table.SubmitTransactionAsync(CallFileRows.Steps(id, before, after, entry, extension), cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException error) when (error.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>The versions of a call's file, the newest first, without the files themselves.</summary>
    public async Task<IReadOnlyList<CallVersion>> VersionsAsync(CallId id, CancellationToken cancellationToken)
    {
        var versions = new List<CallVersion>();
        var filter = RowKeys.Prefixed(RowKeys.CallsPartition, RowKeys.CallVersionPrefix(id));
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: CallFileRows.WithoutFile, cancellationToken: cancellationToken))
            versions.Add(CallFileRows.Version(row));
        return [.. versions.OrderByDescending(version => version.Number)];
    }

    public async Task<CallFile?> FindVersionAsync(CallId id, int number, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.CallsPartition, RowKeys.CallVersion(id, number), cancellationToken: cancellationToken);
        return row.HasValue ? CallFileRows.File(row.Value!) : null;
    }

    private Call Parse(TableEntity row)
    {
        if (parsed.TryGetValue(row.RowKey, out var known) && known.ETag == row.ETag)
            return known.Call;
        var call = CallReader.ReadKept(row.Known().GetLong(Json)).Call
            ?? throw new InvalidDataException($"The stored call '{row.RowKey}' cannot be read by this version.");
        parsed[row.RowKey] = (row.ETag, call);
        return call;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The stored call {Call} cannot be read by this version and is left out.")]
    private static partial void LogUnreadable(ILogger log, string call);
}
