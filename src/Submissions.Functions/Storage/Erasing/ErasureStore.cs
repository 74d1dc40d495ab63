using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Storage.Archives;

namespace Submissions.Functions.Storage.Erasing;

/// <summary>
/// Takes away what a call holds of people, in small steps that may each be done twice. What stays is named here and nothing else does: the figures of each
/// proposal, the record of the erasing, and the call itself.
/// </summary>
internal sealed class ErasureStore(TableClient table, ErasedBlobs blobs)
{
    public const int StepRows = Limits.ActionsOfATransaction;

    private const string Erased = "erased";
    private static readonly string[] Key = ["PartitionKey", "RowKey"];

    /// <summary>The first proposals that stand, by their keys: as many as are asked for.</summary>
    public async Task<IReadOnlyList<ProposalId>> ProposalsAsync(CallId call, int most, CancellationToken cancellationToken)
    {
        var found = new List<ProposalId>();
        await foreach (var row in table.QueryAsync<TableEntity>(RowKeys.Prefixed(call.Value, RowKeys.ProposalPrefix), most, Key, cancellationToken))
        {
            if (ProposalId.TryParse(row.RowKey[RowKeys.ProposalPrefix.Length..], out var id))
                found.Add(id);
            if (found.Count == most)
                break;
        }

        return found;
    }

    /// <summary>A proposal's figures, then its documents, then itself: killed between, it is begun again.</summary>
    /// <param name="figures">Null where it could not be read: they never replace those that another instance could read.</param>
    public async Task EraseAsync(ProposalId id, KeptFigures? figures, CancellationToken cancellationToken)
    {
        var kept = RowFormat.New(id.Call.Value, RowKeys.Figures(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id.Value)))[..32]));
        kept.SetJson("Figures", figures);
        if (figures is not null)
            await table.UpsertEntityAsync(kept, TableUpdateMode.Replace, cancellationToken);
        else
            await AddAsync(kept, cancellationToken);
        await blobs.DeleteAsync($"{id.Call}/{id}/", int.MaxValue, cancellationToken);
        await table.DeleteEntityAsync(id.Call.Value, RowKeys.Proposal(id), ETag.All, cancellationToken);
    }

    private async Task AddAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            // Another instance was here before.
        }
    }

    /// <returns>How many rows went, at most <see cref="StepRows"/>; 0 when nothing is left that has to.</returns>
    public async Task<int> EraseRowsAsync(CallId call, CancellationToken cancellationToken)
    {
        foreach (var filter in Filters(call))
        {
            if (await KeysAsync(filter, cancellationToken) is { Count: > 0 } keys)
            {
                await DeleteAsync(keys, cancellationToken);
                return keys.Count;
            }
        }

        return 0;
    }

    /// <summary>Who wrote the call's file goes; the file itself is the call's, and public.</summary>
    /// <param name="version">Of the file, before the first row went.</param>
    /// <returns>False where the file was changed since: who did that stands in rows that came too late to go, and the call is not due any more.</returns>
    public async Task<bool> EraseAuthorAsync(CallId call, int version, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.CallsPartition, call.Value, cancellationToken: cancellationToken);
        if (!row.HasValue || CallFileRows.Version(row.Value!) is not { } now || now.Number != version)
            return false;
        if (now.By is Erased or CallVersion.Import)
            return true;
        row.Value!["By"] = Erased;
        try
        {
            await table.UpdateEntityAsync(row.Value, row.Value.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException error) when (error.Status is 404 or 412)
        {
            return false;
        }
    }

    public async Task<ErasureTimes> TimesAsync(CallId call, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(call.Value, RowKeys.Erasure, cancellationToken: cancellationToken);
        return row.HasValue ? Times(row.Value!.Known()) : new ErasureTimes(null, null, null);
    }

    /// <summary>Whether all of it went, and neither a draft nor a change of the call has come since: two short readings.</summary>
    /// <param name="version">Of the call's file as it stands.</param>
    /// <param name="arrived">Whatever was on its way at that instant has arrived by now.</param>
    public async Task<bool> IsDoneAsync(CallId call, int version, DateTimeOffset arrived, CancellationToken cancellationToken) =>
        await TimesAsync(call, cancellationToken) is { FinishedAt: { } finished } times && finished <= arrived && times.Version == version
        && (await ProposalsAsync(call, 1, cancellationToken)).Count == 0;

    /// <summary>Of two instances the first one's instant stays.</summary>
    public async Task BeginAsync(CallId call, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await TimesAsync(call, cancellationToken) is { StartedAt: null } times)
            await SaveAsync(call, times with { StartedAt = at }, cancellationToken);
    }

    /// <summary>Nothing was left of that version of the file and before. The first instant stays; the version follows the file.</summary>
    /// <returns>Whether it is the first time.</returns>
    public async Task<bool> FinishAsync(CallId call, int version, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var times = await TimesAsync(call, cancellationToken);
        if (times.FinishedAt is null || times.Version != version)
            await SaveAsync(call, times with { FinishedAt = times.FinishedAt ?? at, Version = version }, cancellationToken);
        return times.FinishedAt is null;
    }

    private async Task SaveAsync(CallId call, ErasureTimes times, CancellationToken cancellationToken)
    {
        var row = RowFormat.New(call.Value, RowKeys.Erasure);
        row["StartedAt"] = times.StartedAt;
        row["FinishedAt"] = times.FinishedAt;
        row["Version"] = times.Version;
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    private static ErasureTimes Times(TableEntity row) => new(row.GetDateTimeOffset("StartedAt"), row.GetDateTimeOffset("FinishedAt"), row.GetInt32("Version"));

    /// <summary>One a proposal that was erased; null for one that could not be read.</summary>
    public async Task<IReadOnlyList<KeptFigures?>> FiguresAsync(CallId call, CancellationToken cancellationToken)
    {
        var all = new List<KeptFigures?>();
        await foreach (var row in table.QueryAsync<TableEntity>(RowKeys.Prefixed(call.Value, RowKeys.FiguresPrefix), cancellationToken: cancellationToken))
            all.Add(row.Known().GetJson<KeptFigures>("Figures"));
        return all;
    }

    /// <summary>How many rows there are of each kind, counted to <paramref name="most"/>: the keys alone are read.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(CallId call, int most, CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var counted = 0;
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {call.Value}"), select: Key, cancellationToken: cancellationToken))
        {
            var kind = row.RowKey.Split('|')[0];
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            if (++counted == most)
                break;
        }

        return counts;
    }

    /// <summary>Everything of the call but what stays, range by range around it; then the desk's audit of it, and the file's former versions.</summary>
    private static IEnumerable<string> Filters(CallId call)
    {
        var own = TableClient.CreateQueryFilter($"PartitionKey eq {call.Value}");
        yield return $"{own} and {TableClient.CreateQueryFilter($"RowKey lt {RowKeys.FiguresPrefix}")}";
        yield return $"{own} and {TableClient.CreateQueryFilter($"RowKey ge {RowKeys.FiguresPrefix[..^1] + "}"}")} and {TableClient.CreateQueryFilter($"RowKey ne {RowKeys.Erasure}")}";
        foreach (var desk in CallRows.Filters(call, RowKeys.DeskPartition))
            yield return desk;
        yield return CallRows.Audit(call, RowKeys.CallsPartition, RowKeys.CallAuditPrefix);
        yield return RowKeys.Prefixed(RowKeys.CallsPartition, RowKeys.CallVersionPrefix(call));
    }

    private async Task<IReadOnlyList<(string Partition, string Row)>> KeysAsync(string filter, CancellationToken cancellationToken)
    {
        var keys = new List<(string, string)>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, StepRows, Key, cancellationToken))
        {
            keys.Add((row.PartitionKey, row.RowKey));
            if (keys.Count == StepRows)
                break;
        }

        return keys;
    }

    private async Task DeleteAsync(IReadOnlyList<(string Partition, string Row)> keys, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(
                keys.Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(key.Partition, key.Row), ETag.All)), cancellationToken);
        }
        catch (TableTransactionFailedException error) when (error.Status == 404)
        {
            // Another instance has taken some of them.
            foreach (var (partition, row) in keys)
                await table.DeleteEntityAsync(partition, row, ETag.All, cancellationToken);
        }
    }
}

/// <summary>When erasing began, and when nothing was left; null for not yet.</summary>
/// <param name="Version">Of the call's file, the last one nothing was left of; null for not yet.</param>
internal sealed record ErasureTimes(DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, int? Version);
