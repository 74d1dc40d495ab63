using Azure;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>The support unit's notes on proposals: rows of their own, which nothing that organisers reach ever reads.</summary>
internal sealed class NoteStore(TableClient table)
{
    /// <summary>The property of its row that has them.</summary>
    public const string Words = "Words";

    /// <returns>The note as it stands: an earlier one when the same request comes again.</returns>
    public async Task<Note> AddAsync(ProposalId proposal, Note note, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync([Adding(Row(proposal, note)), Told(proposal, note)], cancellationToken);
            return note;
        }
        catch (TableTransactionFailedException error) when (error.Status == 409)
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

    /// <summary>Only its author strikes a note, so two who do it at once mean the same: the second changes nothing.</summary>
    public async Task StrikeAsync(ProposalId proposal, Stored<Note> before, Note struck, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateReplace, Row(proposal, struck), before.ETag), Told(proposal, struck)], cancellationToken);
        }
        catch (TableTransactionFailedException error) when (error.Status is 409 or 412)
        {
            // Struck meanwhile.
        }
    }

    /// <summary>The audit's line of what was done with it last, in the same transaction.</summary>
    private static TableTransactionAction Told(ProposalId proposal, Note note) => Adding(AuditRows.NoteRow(proposal, AuditRows.Entries(proposal, note).Last()));

    private static TableTransactionAction Adding(TableEntity row) => new(TableTransactionActionType.Add, row);

    private static TableEntity Row(ProposalId proposal, Note note)
    {
        var row = ProposalRows.New(proposal, RowKeys.Note(proposal, note.Id));
        row["By"] = note.By;
        row["At"] = note.At;
        row["From"] = note.From;
        row["StruckAt"] = note.StruckAt;
        row["StruckFrom"] = note.StruckFrom;
        row.SetLong(Words, note.Words);
        return row;
    }

    private static Note Note(TableEntity row) =>
        new(row.Known().RowKey[(row.RowKey.LastIndexOf('|') + 1)..], row.GetString("By") ?? "", row.GetDateTimeOffset("At") ?? default, row.GetLong(Words))
        {
            From = row.GetString("From"),
            StruckAt = row.GetDateTimeOffset("StruckAt"),
            StruckFrom = row.GetString("StruckFrom"),
        };
}
