using Azure;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>Each member's digest: a row of the member's own, so that choosing it is nobody else's business, and changes no list.</summary>
internal sealed class DigestStore(TableClient table)
{
    public async Task<Stored<DigestChoice>> FindAsync(EmailAddress member, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.DeskPartition, RowKeys.Digest(member), cancellationToken: cancellationToken);
        return row.HasValue
            ? new Stored<DigestChoice>(
                new DigestChoice(Enum.TryParse<DigestEvery>(row.Value!.Known().GetString("Every"), out var every) ? every : null, row.Value!.GetDateTimeOffset("LastAt")), row.Value!.ETag)
            : new Stored<DigestChoice>(DigestChoice.None, default);
    }

    /// <summary>Keeps how a member's digest stands, and with it the letter that brought it there.</summary>
    /// <param name="letter">Null where there was nothing to tell.</param>
    /// <returns>False when somebody else was first: nothing was kept.</returns>
    public async Task<bool> SaveAsync(EmailAddress member, Stored<DigestChoice> before, DigestChoice after, Letter? letter, CancellationToken cancellationToken)
    {
        var row = DeskRows.New(RowKeys.Digest(member));
        row["Every"] = after.Every?.ToString();
        row["LastAt"] = after.LastAt;
        var actions = new List<TableTransactionAction>
        {
            before.ETag == default ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, before.ETag),
        };
        if (letter is not null)
            actions.AddRange([new(TableTransactionActionType.Add, LetterStore.Row(letter)), new(TableTransactionActionType.Add, DueStore.LetterRow(letter))]);
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
