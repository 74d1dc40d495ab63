using Azure;
using Submissions.Domain;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>The letters' rows. A letter is claimed under its ETag before it is sent; its due row goes when it is settled.</summary>
internal sealed class LetterStore(TableClient table)
{
    public async Task<Stored<LetterFate>?> FindAsync(ProposalId proposal, string letter, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            proposal.Call.Value, RowKeys.Letter(proposal, letter), cancellationToken: cancellationToken);
        return row.HasValue ? new Stored<LetterFate>(Fate(row.Value!), row.Value!.ETag) : null;
    }

    public async Task<IReadOnlyList<LetterFate>> OfAsync(ProposalId proposal, CancellationToken cancellationToken)
    {
        var letters = new List<LetterFate>();
        var filter = RowKeys.Prefixed(proposal.Call.Value, RowKeys.LetterPrefix(proposal));
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            letters.Add(Fate(row));
        return letters;
    }

    /// <summary>Takes a letter for sending; null when another sender was faster.</summary>
    public async Task<Stored<LetterFate>?> ClaimAsync(Stored<LetterFate> letter, DateTimeOffset leaseUntil, CancellationToken cancellationToken)
    {
        var claimed = letter.Value with { State = LetterState.Claimed, Attempts = letter.Value.Attempts + 1, LeaseUntil = leaseUntil };
        try
        {
            var response = await table.UpdateEntityAsync(Row(claimed), letter.ETag, TableUpdateMode.Replace, cancellationToken);
            return new Stored<LetterFate>(claimed, response.Headers.ETag ?? default);
        }
        catch (RequestFailedException error) when (error.Status == 412)
        {
            return null;
        }
    }

    /// <summary>Records the end of a try: the letter's row and its due row in one transaction. Lost when somebody else settled it.</summary>
    /// <param name="claimed">As claimed.</param>
    /// <param name="after">As it stands now; waiting letters get a new due row at <see cref="LetterFate.NextAt"/>.</param>
    public async Task SettleAsync(Stored<LetterFate> claimed, LetterFate after, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.UpdateReplace, Row(after), claimed.ETag),
            new(TableTransactionActionType.Delete, DueStore.LetterRow(claimed.Value.Letter, claimed.Value.NextAt), ETag.All),
        };
        if (after.State == LetterState.Waiting)
            actions.Add(new(TableTransactionActionType.Add, DueStore.LetterRow(after.Letter, after.NextAt)));
        await table.SubmitTransactionAsync(actions, cancellationToken);
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
        row["LinkKey"] = fate.State == LetterState.Sent ? null : letter.LinkKey;
        row["Version"] = letter.Version;
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
            row.GetString("Language")!, row.GetDateTimeOffset("DueAt") ?? default, row.GetString("LinkKey"), row.GetInt32("Version") ?? 0);
        return new LetterFate(
            letter, Enum.Parse<LetterState>(row.GetString("State")!), row.GetInt32("Attempts") ?? 0, row.GetDateTimeOffset("NextAt") ?? letter.DueAt,
            row.GetDateTimeOffset("LeaseUntil"), row.GetDateTimeOffset("SentAt"), row.GetString("Error"));
    }
}
