using System.Text.Json;
using Azure;
using Submissions.Domain.Calls.Erasing;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage.Erasing;

/// <summary>Takes a person out of a row, text by text and under its ETag, with what hangs on it: a letter that is still owed, a version's receipt.</summary>
internal sealed class PersonEraser(TableClient table, LetterStore letters)
{
    private const int MostRaces = 10;

    /// <summary>Nothing where the person is not in it any more, or where this version cannot read it.</summary>
    public async Task EraseAsync(TableEntity row, SoughtPerson sought, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (key, person) = (row.RowKey, sought.In(row));
        for (var race = 0; race < MostRaces; race++)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, key, cancellationToken: cancellationToken);
            if (!found.HasValue || !sought.IsIn(found.Value!))
                return;
            if (PersonRows.Read(found.Value!, one => PersonRows.Without(one, person)) is not { } without)
                return;
            if (key.StartsWith(RowKeys.LettersPrefix, StringComparison.Ordinal) && await StopAsync(key, person, cancellationToken))
                continue;
            try
            {
                if (key.StartsWith(RowKeys.VersionsPrefix, StringComparison.Ordinal))
                    await MarkReceiptAsync(found.Value!, now, cancellationToken);
                await table.UpdateEntityAsync(without, found.Value!.ETag, TableUpdateMode.Replace, cancellationToken);
                return;
            }
            catch (RequestFailedException error) when (error.Status is 404 or 412)
            {
                // It, or its receipt, was changed at this moment: what it is now is read again.
            }
        }

        throw new TimeoutException("A row was changed by others at each of many tries; asked for again, the rest is done.");
    }

    /// <summary>A letter that is still owed to the person goes to nobody.</summary>
    /// <returns>Whether the row has changed.</returns>
    private async Task<bool> StopAsync(string key, Person person, CancellationToken cancellationToken)
    {
        var parts = key.Split('|');
        var letter = await letters.FindAsync(LetterOwner.Parse(parts[1]), parts[2], cancellationToken);
        if (letter is null || !letter.Value.IsDue || !letter.Value.Letter.To.Value.Equals(person.Address.Value, StringComparison.OrdinalIgnoreCase))
            return false;
        await letters.SettleAsync(letter, letter.Value with { State = LetterState.Stopped, LeaseUntil = null, DoubtSince = null }, cancellationToken);
        return true;
    }

    /// <summary>Its hash stays as it was issued; it says that the text it is of is no more.</summary>
    private async Task MarkReceiptAsync(TableEntity version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(version.PartitionKey, RowKeys.Receipt(version.GetString("ReceiptCode") ?? ""), cancellationToken: cancellationToken);
        // One that cannot be read was told to whoever erases, and stays as it is.
        if (!found.HasValue || PersonRows.Read(found.Value!, ProposalRows.Receipt) is not { TextErasedAt: null } receipt)
            return;
        PersonRows.Set(found.Value!, "Receipt", JsonSerializer.Serialize(receipt with { TextErasedAt = now }, ContentJson.Options));
        await table.UpdateEntityAsync(found.Value!, found.Value!.ETag, TableUpdateMode.Replace, cancellationToken);
    }
}
