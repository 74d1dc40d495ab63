using Azure;
using Submissions.Domain;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>The letters' rows. A letter is claimed under its ETag before it is sent; its due row goes when it is settled.</summary>
internal sealed class LetterStore(TableClient table)
{
    private const string ClaimMark = "Claim";

    public async Task<Stored<LetterFate>?> FindAsync(ProposalId proposal, string letter, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            proposal.Call.Value, RowKeys.Letter(proposal, letter), cancellationToken: cancellationToken);
        return row.HasValue ? new Stored<LetterFate>(Fate(row.Value!), row.Value!.ETag) : null;
    }

    public async Task<IReadOnlyList<LetterFate>> OfAsync(ProposalId proposal, CancellationToken cancellationToken) =>
        [.. (await StoredOfAsync(proposal, cancellationToken)).Select(letter => letter.Value)];

    /// <summary>A proposal's letters, each with the ETag to claim it under.</summary>
    public async Task<IReadOnlyList<Stored<LetterFate>>> StoredOfAsync(ProposalId proposal, CancellationToken cancellationToken)
    {
        var letters = new List<Stored<LetterFate>>();
        var filter = RowKeys.Prefixed(proposal.Call.Value, RowKeys.LetterPrefix(proposal));
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            letters.Add(new Stored<LetterFate>(Fate(row), row.ETag));
        return letters;
    }

    /// <summary>Takes a letter for sending; null when another sender was faster.</summary>
    public async Task<Stored<LetterFate>?> ClaimAsync(Stored<LetterFate> letter, DateTimeOffset leaseUntil, CancellationToken cancellationToken)
    {
        var claimed = letter.Value with { State = LetterState.Claimed, Attempts = letter.Value.Attempts + 1, LeaseUntil = leaseUntil };
        var row = Row(claimed);
        row[ClaimMark] = Guid.NewGuid();
        try
        {
            var response = await table.UpdateEntityAsync(row, letter.ETag, TableUpdateMode.Replace, cancellationToken);
            return new Stored<LetterFate>(claimed, response.Headers.ETag ?? default);
        }
        catch (RequestFailedException error) when (error.Status == 412)
        {
            return await OwnClaimAsync(row, claimed, cancellationToken);
        }
    }

    /// <summary>Records what became of a letter: its row, and with it the due row that <see cref="LetterFate.IsOwed"/> asks for, in one transaction.</summary>
    /// <param name="before">As read or claimed.</param>
    /// <param name="after">As it stands from now on.</param>
    /// <returns>False when somebody else changed the letter first: then nothing was recorded.</returns>
    public async Task<bool> SettleAsync(Stored<LetterFate> before, LetterFate after, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction> { new(TableTransactionActionType.UpdateReplace, Row(after), before.ETag) };
        var stays = before.Value.IsOwed && after.IsOwed && before.Value.NextAt == after.NextAt;
        if (before.Value.IsOwed && !stays)
            actions.Add(new(TableTransactionActionType.Delete, DueStore.LetterRow(before.Value.Letter, before.Value.NextAt), ETag.All));
        if (after.IsOwed && !stays)
            actions.Add(new(TableTransactionActionType.Add, DueStore.LetterRow(after.Letter, after.NextAt)));
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

    /// <summary>A claim whose answer was lost on the way is repeated by the pipeline and then refused: the mark tells that it is ours.</summary>
    private async Task<Stored<LetterFate>?> OwnClaimAsync(TableEntity row, LetterFate claimed, CancellationToken cancellationToken)
    {
        var now = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
        return now.HasValue && Equals(now.Value![ClaimMark], row[ClaimMark]) ? new Stored<LetterFate>(claimed, now.Value!.ETag) : null;
    }

    public static TableEntity Row(Letter letter) => Row(new LetterFate(letter, LetterState.Waiting, 0, letter.DueAt, null, null, null));

    private static TableEntity Row(LetterFate fate)
    {
        var letter = fate.Letter;
        var row = ProposalRows.New(letter.Proposal, RowKeys.Letter(letter.Proposal, letter.Id));
        row["Kind"] = letter.Kind.ToString();
        row["To"] = letter.To.Value;
        row["Language"] = letter.Language;
        row["DueAt"] = letter.DueAt;
        row["LinkKey"] = fate.State is LetterState.Sent or LetterState.Failed ? null : letter.LinkKey;
        row["Version"] = letter.Version;
        row.SetJson("Matter", letter.Matter);
        row["State"] = fate.State.ToString();
        row["Attempts"] = fate.Attempts;
        row["NextAt"] = fate.NextAt;
        row["LeaseUntil"] = fate.LeaseUntil;
        row["SentAt"] = fate.SentAt;
        row["Error"] = fate.Error;
        return row;
    }

    private static LetterFate Fate(TableEntity row)
    {
        var parts = row.RowKey.Split('|');
        var letter = new Letter(
            parts[2], ProposalId.Parse(parts[1]), Enum.Parse<LetterKind>(row.GetString("Kind")!), EmailAddress.Parse(row.GetString("To")!),
            row.GetString("Language")!, row.GetDateTimeOffset("DueAt") ?? default, row.GetString("LinkKey"), row.GetInt32("Version") ?? 0)
        {
            Matter = row.GetJson<LetterMatter>("Matter"),
        };
        return new LetterFate(
            letter, Enum.Parse<LetterState>(row.GetString("State")!), row.GetInt32("Attempts") ?? 0, row.GetDateTimeOffset("NextAt") ?? letter.DueAt,
            row.GetDateTimeOffset("LeaseUntil"), row.GetDateTimeOffset("SentAt"), row.GetString("Error"));
    }
}
