using System.Runtime.CompilerServices;
using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Calls.Reading;
using Submissions.Domain.Desk;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage.Archives;

/// <summary>
/// Writes a call's rows back. A mark says which archive is being restored, so that one broken off is taken up again and no other goes over it;
/// the call itself comes last, in the transaction that takes the mark away: before, nobody and no timer sees anything of it.
/// </summary>
internal sealed class RestoreStore(TableClient table)
{
    private const string ArchiveMark = "Archive";
    private const string BegunAt = "BegunAt";

    public async Task<bool> HasCallAsync(CallId call, CancellationToken cancellationToken) =>
        (await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.CallsPartition, call.Value, ["RowKey"], cancellationToken)).HasValue;

    public async Task<bool> HasRowsAsync(CallId call, CancellationToken cancellationToken)
    {
        await foreach (var _ in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {call.Value}"), 1, ["RowKey"], cancellationToken))
            return true;
        return false;
    }

    /// <summary>Which archive's restoring has begun, and when; null for none.</summary>
    public async Task<(string Archive, DateTimeOffset At)?> BegunAsync(CallId call, CancellationToken cancellationToken)
    {
        var mark = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.CallsPartition, RowKeys.Restore(call), cancellationToken: cancellationToken);
        return mark.HasValue ? (mark.Value!.GetString(ArchiveMark) ?? "", mark.Value!.GetDateTimeOffset(BegunAt) ?? default) : null;
    }

    /// <returns>False when another one was begun meanwhile.</returns>
    public async Task<bool> BeginAsync(CallId call, string archive, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(new TableEntity(RowFormat.New(RowKeys.CallsPartition, RowKeys.Restore(call))) { [ArchiveMark] = archive, [BegunAt] = at }, cancellationToken);
            return true;
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            return await BegunAsync(call, cancellationToken) is { } begun && begun.Archive == archive;
        }
    }

    /// <summary>The call itself and what is to be brought in step; a call that this version cannot read is refused before anything is written.</summary>
    public static async Task<IReadOnlyList<TableEntity>> LastAsync(ArchiveReader archive, CancellationToken cancellationToken)
    {
        var call = archive.Manifest.Call;
        var last = new List<TableEntity>();
        foreach (var rows in archive.Manifest.Rows)
        {
            await foreach (var row in archive.RowsAsync(rows, cancellationToken))
            {
                if (CallRows.IsLast(call, row))
                    last.Add(row);
            }
        }

        var file = CallFileRows.File(last.Find(row => row.RowKey == call.Value) ?? throw new ArchiveException($"It does not hold the call {call} itself."));
        return CallReader.Read(file.Json).Call?.Id == call
            ? Anew(call, file, last)
            : throw new ArchiveException($"The call {call} in it cannot be read by this version of the program.");
    }

    /// <summary>
    /// The call's file, and how far its proposals were looked through and told, are read after the archive's instant: what the rows of that instant hold may come of an older
    /// file, so all are looked at again, and told again, which is done once by its key.
    /// </summary>
    private static List<TableEntity> Anew(CallId call, CallFile file, IEnumerable<TableEntity> last) =>
    [
        .. last.Where(row => row.RowKey != RowKeys.Recheck(call)).Select(row => row.RowKey == RowKeys.Extension(call) ? CallWalks.FromTheBeginning(row) : row),
        RecheckStore.First(call, file.Version.Number),
    ];

    /// <summary>Writes the rows of one partition, but those that come last; the same again replaces themselves.</summary>
    public async Task WriteAsync(ArchiveReader archive, ArchivedRows rows, CancellationToken cancellationToken)
    {
        var some = new List<TableEntity>();
        var bytes = 0;
        await foreach (var row in EarlierAsync(archive, rows, cancellationToken))
        {
            var size = EntityWriter.Write(row).Length;
            if (some.Count == Limits.ActionsOfATransaction || (some.Count > 0 && bytes + size > Limits.BytesOfATransaction / 2))
            {
                await SubmitAsync(some, cancellationToken);
                some.Clear();
                bytes = 0;
            }

            some.Add(row);
            bytes += size;
        }

        if (some.Count > 0)
            await SubmitAsync(some, cancellationToken);
    }

    /// <summary>Says once in the desk's audit what was restored, however often that is taken up again.</summary>
    public Task TellAsync(CallId call, AuditEntry entry, DateTimeOffset begunAt, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(AuditRows.DeskRow(entry with { At = begunAt, Place = $"restore|{call}" }), TableUpdateMode.Replace, cancellationToken);

    /// <summary>The call appears, whole.</summary>
    public async Task FinishAsync(CallId call, IReadOnlyList<TableEntity> last, CancellationToken cancellationToken)
    {
        var actions = last.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row))
            .Append(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(RowKeys.CallsPartition, RowKeys.Restore(call)), ETag.All));
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
        }
        catch (TableTransactionFailedException error) when (error.Status is 404 or 409)
        {
            // The same restoring, finished by another run, or by this one's try whose answer was lost.
            if (await BegunAsync(call, cancellationToken) is not null)
                throw;
        }
    }

    private static async IAsyncEnumerable<TableEntity> EarlierAsync(ArchiveReader archive, ArchivedRows rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in archive.RowsAsync(rows, cancellationToken))
        {
            if (!CallRows.IsLast(archive.Manifest.Call, row))
                yield return row;
        }
    }

    private async Task SubmitAsync(IEnumerable<TableEntity> rows, CancellationToken cancellationToken) =>
        await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellationToken);
}
