using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>Something that an instant makes due: a letter to send, or a blob to look after.</summary>
/// <param name="RowKey">Its row.</param>
/// <param name="Proposal">Whose it is.</param>
/// <param name="Letter">The letter's id, or null.</param>
/// <param name="Blob">The document's id, or null.</param>
internal sealed record DueRow(string RowKey, ProposalId Proposal, string? Letter, string? Blob);

/// <summary>What is due, by instant: a timer's run reads what is due and nothing else.</summary>
internal sealed class DueStore(TableClient table)
{
    private const string LetterKind = "letter";
    private const string BlobKind = "blob";

    /// <summary>The rows due by <paramref name="now"/>, the oldest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<DueRow>> DueAsync(CallId call, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var due = new List<DueRow>();
        var filter = RowKeys.Range(call.Value, RowKeys.DuePrefix, RowKeys.DueUntil(now) + "}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, most, cancellationToken: cancellationToken))
        {
            due.Add(Read(row.RowKey));
            if (due.Count == most)
                break;
        }

        return due;
    }

    /// <summary>Notes a blob that is about to be written: unless a document's row is committed by then, it is swept.</summary>
    public Task WatchBlobAsync(ProposalId proposal, string blob, DateTimeOffset until, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(BlobRow(proposal, blob, until), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Settles a row. One that another instance settled already is no error.</summary>
    public async Task RemoveAsync(CallId call, string rowKey, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(call.Value, rowKey, ETag.All, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            // Settled by another instance.
        }
    }

    public static TableEntity LetterRow(Letter letter) => LetterRow(letter, letter.DueAt);

    public static TableEntity LetterRow(Letter letter, DateTimeOffset at) =>
        ProposalRows.New(letter.Proposal, RowKeys.Due(at, $"{LetterKind}|{letter.Proposal}|{letter.Id}"));

    public static TableEntity BlobRow(ProposalId proposal, string blob, DateTimeOffset at) =>
        ProposalRows.New(proposal, RowKeys.Due(at, $"{BlobKind}|{proposal}|{blob}"));

    private static DueRow Read(string rowKey)
    {
        var parts = rowKey.Split('|');
        var proposal = ProposalId.Parse(parts[3]);
        return parts[2] == LetterKind ? new DueRow(rowKey, proposal, parts[4], null) : new DueRow(rowKey, proposal, null, parts[4]);
    }
}
