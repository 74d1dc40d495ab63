using Azure;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>The support unit's notes on proposals: rows of their own, which nothing that organisers reach ever reads.</summary>
internal sealed class NoteStore(TableClient table)
{
    /// <returns>The note as it stands: an earlier one when the same request comes again.</returns>
    public async Task<Note> AddAsync(ProposalId proposal, Note note, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(Row(proposal, note), cancellationToken);
            return note;
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            return (await FindAsync(proposal, note.Id, cancellationToken))?.Value ?? note;
        }
    }

    /// <summary>In the order they were written.</summary>
    public async Task<IReadOnlyList<Note>> OfAsync(ProposalId proposal, CancellationToken cancellationToken)
    {
        var notes = new List<Note>();
        var filter = RowKeys.Prefixed(proposal.Call.Value, RowKeys.NotePrefix(proposal));
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            notes.Add(Note(row));
        return [.. notes.OrderBy(note => note.At)];
    }

    public async Task<Stored<Note>?> FindAsync(ProposalId proposal, string id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(proposal.Call.Value, RowKeys.Note(proposal, id), cancellationToken: cancellationToken);
        return row.HasValue ? new Stored<Note>(Note(row.Value!), row.Value!.ETag) : null;
    }

    /// <summary>Only its author strikes a note, so two who do it at once mean the same.</summary>
    public Task KeepAsync(ProposalId proposal, Note note, CancellationToken cancellationToken) =>
        table.UpdateEntityAsync(Row(proposal, note), ETag.All, TableUpdateMode.Replace, cancellationToken);

    private static TableEntity Row(ProposalId proposal, Note note)
    {
        var row = ProposalRows.New(proposal, RowKeys.Note(proposal, note.Id));
        row["By"] = note.By;
        row["At"] = note.At;
        row["StruckAt"] = note.StruckAt;
        row.SetLong("Words", note.Words);
        return row;
    }

    private static Note Note(TableEntity row) =>
        new(row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..], row.GetString("By") ?? "", row.GetDateTimeOffset("At") ?? default, row.GetLong("Words"))
        {
            StruckAt = row.GetDateTimeOffset("StruckAt"),
        };
}
