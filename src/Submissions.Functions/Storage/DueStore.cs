using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>A letter that an instant makes due.</summary>
/// <param name="RowKey">Its row.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Letter">The letter's id.</param>
/// <param name="Since">Since when it is owed: its row's instant, unless that is the one of a further try.</param>
internal sealed record DueRow(string RowKey, LetterOwner Owner, string Letter, DateTimeOffset Since);

/// <summary>A blob that is to be looked after.</summary>
/// <param name="RowKey">Its row.</param>
/// <param name="Proposal">Whose it is, or would have been.</param>
/// <param name="Blob">The document's id.</param>
internal sealed record DueBlob(string RowKey, ProposalId Proposal, string Blob);

/// <summary>A merge that silence ends.</summary>
/// <param name="RowKey">Its row.</param>
/// <param name="Proposal">The one of the two that would live on.</param>
internal sealed record DueMerge(string RowKey, ProposalId Proposal);

/// <summary>A proposal whose organisers an instant owes something.</summary>
/// <param name="RowKey">Its row.</param>
internal sealed record DueReminder(string RowKey, ProposalId Proposal);

/// <summary>What is due, by instant: a timer's run reads what is due and nothing else.</summary>
internal sealed class DueStore(TableClient table)
{
    private const string Since = "Since";

    /// <summary>The letters of a call's proposals due by <paramref name="now"/>, the oldest first, at most <paramref name="most"/>.</summary>
    public Task<IReadOnlyList<DueRow>> DueAsync(CallId call, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        DueAsync(call.Value, now, most, cancellationToken);

    /// <summary>The desk's own letters due by <paramref name="now"/>.</summary>
    public Task<IReadOnlyList<DueRow>> DeskDueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        DueAsync(RowKeys.DeskPartition, now, most, cancellationToken);

    private async Task<IReadOnlyList<DueRow>> DueAsync(string partition, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
    [
        .. (await FirstAsync(RowKeys.Range(partition, RowKeys.DuePrefix, RowKeys.DueUntil(now) + "}"), most, cancellationToken))
            .Select(row => (Row: row, Parts: row.RowKey.Split('|')))
            .Select(one => new DueRow(
                one.Row.RowKey, LetterOwner.Parse(one.Parts[2]), one.Parts[3], one.Row.GetDateTimeOffset(Since) ?? RowKeys.DueAt(one.Row.RowKey))),
    ];

    /// <summary>The blobs to look after by <paramref name="now"/>, the oldest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<DueBlob>> BlobsDueAsync(CallId call, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
    [
        .. (await FirstAsync(RowKeys.Range(call.Value, RowKeys.SweepPrefix, RowKeys.SweepUntil(now) + "}"), most, cancellationToken))
            .Select(row => row.RowKey.Split('|'))
            .Select(parts => new DueBlob(string.Join('|', parts), ProposalId.Parse(parts[2]), parts[3])),
    ];

    /// <summary>Settles a letter's row. One that another instance settled already is no error.</summary>
    public Task RemoveAsync(LetterOwner owner, string rowKey, CancellationToken cancellationToken) => RemoveAsync(RowKeys.Partition(owner), rowKey, cancellationToken);

    /// <summary>The merges that end by <paramref name="now"/>, the oldest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<DueMerge>> MergesDueAsync(CallId call, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
    [
        .. (await FirstAsync(RowKeys.Range(call.Value, RowKeys.ExpiryPrefix, RowKeys.ExpiryUntil(now) + "}"), most, cancellationToken))
            .Select(row => new DueMerge(row.RowKey, ProposalId.Parse(row.RowKey.Split('|')[2]))),
    ];

    /// <summary>The proposals whose organisers are owed something by <paramref name="now"/>, the longest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<DueReminder>> RemindersDueAsync(CallId call, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
    [
        .. (await FirstAsync(RowKeys.Range(call.Value, RowKeys.RemindPrefix, RowKeys.RemindUntil(now) + "}"), most, cancellationToken))
            .Select(row => new DueReminder(row.RowKey, ProposalId.Parse(row.RowKey.Split('|')[2]))),
    ];

    /// <summary>Settles a row. One that another instance settled already is no error.</summary>
    public Task RemoveAsync(CallId call, string rowKey, CancellationToken cancellationToken) => RemoveAsync(call.Value, rowKey, cancellationToken);

    private async Task RemoveAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(partition, rowKey, ETag.All, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            // Settled by another instance.
        }
    }

    public static TableEntity LetterRow(Letter letter) => LetterRow(letter, letter.DueAt);

    /// <param name="since">Since when it is owed, where a try put it off to <paramref name="at"/>.</param>
    public static TableEntity LetterRow(Letter letter, DateTimeOffset at, DateTimeOffset? since = null)
    {
        var row = LetterStore.New(letter.Owner, RowKeys.Due(at, $"{letter.Owner}|{letter.Id}"));
        row[Since] = since;
        return row;
    }

    /// <summary>Has a blob looked after at that instant: unless a document or a filed version holds it by then, it is swept.</summary>
    public static TableEntity BlobRow(ProposalId proposal, string blob, DateTimeOffset at) =>
        ProposalRows.New(proposal, RowKeys.Sweep(at, $"{proposal}|{blob}"));

    private async Task<List<TableEntity>> FirstAsync(string filter, int most, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, most, cancellationToken: cancellationToken))
        {
            rows.Add(row);
            if (rows.Count == most)
                break;
        }

        return rows;
    }
}
