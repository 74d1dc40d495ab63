using Azure;
using Submissions.Domain.Desk;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>The support unit's list: one row, so that its rules hold for all of it at once.</summary>
internal sealed class MemberStore(TableClient table)
{
    /// <summary>The list as it stands; an empty one before the first change.</summary>
    public async Task<Stored<MemberList>> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.DeskPartition, RowKeys.Members, cancellationToken: cancellationToken);
        return row.HasValue ? new Stored<MemberList>(DeskRows.List(row.Value!), row.Value!.ETag) : new Stored<MemberList>(MemberList.Empty, default);
    }

    /// <summary>Replaces the list and records the act with it; sessions named go in the same transaction.</summary>
    /// <returns>False when somebody else changed the list first: then nothing was changed.</returns>
    public async Task<bool> SaveAsync(
        Stored<MemberList> before, MemberList after, IEnumerable<AuditEntry> audit, IEnumerable<Session> ended, CancellationToken cancellationToken)
    {
        var row = DeskRows.Row(after);
        var actions = new List<TableTransactionAction>
        {
            before.ETag == default
                ? new(TableTransactionActionType.Add, row)
                : new(TableTransactionActionType.UpdateReplace, row, before.ETag),
        };
        actions.AddRange(audit.Select(entry => new TableTransactionAction(TableTransactionActionType.Add, AuditRows.DeskRow(entry))));
        actions.AddRange(ended.Select(session => new TableTransactionAction(TableTransactionActionType.Delete, DeskRows.Row(session), ETag.All)));
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException error) when (error.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
