using System.Security.Cryptography;
using System.Text;
using Azure;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage.Erasing;

/// <summary>An erasing that has begun and is not finished.</summary>
/// <param name="Rows">In how many the person stood before the first was changed; null while nobody has counted, and then none was.</param>
/// <param name="IsByNames">No proposal named the address among its contacts: that it is nowhere now does not say that the names are.</param>
internal sealed record PersonErasing(string Key, DateTimeOffset BegunAt, int? Rows, bool IsByNames, ETag ETag);

/// <summary>
/// Erasings of persons under way, however many tries and erasers each takes: the mark comes with the audit's first line of it and goes with its last.
/// The same person with other names chosen is another erasing.
/// </summary>
internal sealed class PersonErasingStore(TableClient table)
{
    private const string BegunAt = "BegunAt";
    private const string Rows = "Rows";
    private const string IsByNames = "IsByNames";
    private const int MostRaces = 10;

    /// <param name="also">As it was typed.</param>
    /// <param name="everywhere">As they were chosen: the same name chosen erases more than the name typed.</param>
    public static string KeyOf(CallId call, EmailAddress person, string? also, IEnumerable<string> everywhere) =>
        RowKeys.PersonErasing(call, person, Hash($"{Folded(also)}\n{string.Join('\n', everywhere.Select(Folded).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal))}"));

    /// <summary>All that were begun of this person, whichever names were chosen.</summary>
    public async Task<IReadOnlyList<PersonErasing>> OpenAsync(CallId call, EmailAddress person, CancellationToken cancellationToken)
    {
        var open = new List<PersonErasing>();
        await foreach (var row in table.QueryAsync<TableEntity>(RowKeys.Prefixed(RowKeys.DeskPartition, RowKeys.PersonErasingPrefix(call, person)), cancellationToken: cancellationToken))
            open.Add(Read(row));
        return open;
    }

    /// <summary>Begins it, with its line in the audit; or goes on with the one that was begun.</summary>
    public async Task<PersonErasing> BeginAsync(string key, AuditEntry entry, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (await FindAsync(key, cancellationToken) is { } begun)
                return begun;
            var mark = DeskRows.New(key);
            mark[BegunAt] = entry.At;
            await TryAsync([new(TableTransactionActionType.Add, mark), new(TableTransactionActionType.Add, AuditRows.DeskRow(entry))], cancellationToken);
        }

        throw new TimeoutException("The same was erased by others at each of many tries; asked for again, the rest is done.");
    }

    /// <summary>Notes in how many rows the person stands, unless that was noted: only then is the first changed.</summary>
    /// <returns>Null where another eraser has finished it meanwhile.</returns>
    public async Task<PersonErasing?> CountAsync(PersonErasing erasing, int rows, bool isByNames, CancellationToken cancellationToken)
    {
        if (erasing.Rows is not null)
            return erasing;
        var mark = DeskRows.New(erasing.Key);
        mark[BegunAt] = erasing.BegunAt;
        mark[Rows] = rows;
        mark[IsByNames] = isByNames ? true : null;
        await TryAsync([new(TableTransactionActionType.UpdateReplace, mark, erasing.ETag)], cancellationToken);
        return await FindAsync(erasing.Key, cancellationToken);
    }

    /// <summary>Finishes it, with its line in the audit, unless another eraser has.</summary>
    public Task EndAsync(PersonErasing erasing, AuditEntry entry, CancellationToken cancellationToken) => TryAsync(
        [new(TableTransactionActionType.Delete, new TableEntity(RowKeys.DeskPartition, erasing.Key), erasing.ETag), new(TableTransactionActionType.Add, AuditRows.DeskRow(entry))], cancellationToken);

    private async Task<PersonErasing?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.DeskPartition, key, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    private static PersonErasing Read(TableEntity row) => new(row.Known().RowKey, row.GetDateTimeOffset(BegunAt) ?? default, row.GetInt32(Rows), row.GetBoolean(IsByNames) ?? false, row.ETag);

    /// <summary>All of it, or nothing where another eraser was faster.</summary>
    private async Task TryAsync(TableTransactionAction[] actions, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
        }
        catch (TableTransactionFailedException error) when (error.Status is 404 or 409 or 412)
        {
            // What stands then is read again by whoever goes on with it.
        }
    }

    private static string Folded(string? name) => name?.Trim().ToUpperInvariant() ?? "";

    private static string Hash(string names) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names)))[..16];
}
