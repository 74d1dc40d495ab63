using Azure;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <param name="Letters">By id.</param>
/// <param name="Unreadable">The ids of those that this version cannot read: they stay due.</param>
internal sealed record OwedLetters(Dictionary<string, Stored<LetterFate>> Letters, IReadOnlySet<string> Unreadable);

/// <summary>The letters' rows. A letter is claimed under its ETag before it is sent; its due row goes when it is settled.</summary>
internal sealed class LetterStore(TableClient table)
{
    private const string ClaimMark = "Claim";

    private static readonly TimeSpan KeptAtDesk = TimeSpan.FromDays(1);

    public async Task<Stored<LetterFate>?> FindAsync(LetterOwner owner, string letter, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            RowKeys.Partition(owner), RowKeys.Letter(owner, letter), cancellationToken: cancellationToken);
        return row.HasValue ? new Stored<LetterFate>(Fate(row.Value!), row.Value!.ETag) : null;
    }

    public async Task<IReadOnlyList<LetterFate>> OfAsync(LetterOwner owner, CancellationToken cancellationToken) =>
        [.. (await StoredOfAsync(owner, cancellationToken)).Select(letter => letter.Value)];

    /// <summary>An owner's letters, each with the ETag to claim it under.</summary>
    public async Task<IReadOnlyList<Stored<LetterFate>>> StoredOfAsync(LetterOwner owner, CancellationToken cancellationToken)
    {
        var letters = new List<Stored<LetterFate>>();
        await foreach (var row in RowsOf(owner, cancellationToken))
            letters.Add(new Stored<LetterFate>(Fate(row), row.ETag));
        return letters;
    }

    /// <summary>The same for whoever sends them: one that cannot be read holds up no other.</summary>
    public async Task<OwedLetters> OwedOfAsync(LetterOwner owner, CancellationToken cancellationToken)
    {
        var (letters, unreadable) = (new Dictionary<string, Stored<LetterFate>>(), new HashSet<string>());
        await foreach (var row in RowsOf(owner, cancellationToken))
        {
            var id = row.RowKey.Split('|')[2];
            try
            {
                letters.Add(id, new Stored<LetterFate>(Fate(row), row.ETag));
            }
            catch (Exception fault) when (RowFormat.IsUnreadable(fault))
            {
                unreadable.Add(id);
            }
        }

        return new OwedLetters(letters, unreadable);
    }

    private AsyncPageable<TableEntity> RowsOf(LetterOwner owner, CancellationToken cancellationToken) =>
        table.QueryAsync<TableEntity>(RowKeys.Prefixed(RowKeys.Partition(owner), RowKeys.LetterPrefix(owner)), cancellationToken: cancellationToken);

    /// <summary>
    /// A call's letters that speak of a draft, filed since or not. The service looks through the call's letters for them: asked for by hand, and never
    /// by a timer or an organiser.
    /// </summary>
    public async Task<IReadOnlyList<LetterFate>> OfDraftsAsync(CallId call, CancellationToken cancellationToken)
    {
        var letters = new List<LetterFate>();
        var filter = $"{RowKeys.Prefixed(call.Value, RowKeys.LettersPrefix)} and {TableClient.CreateQueryFilter($"Version eq {0}")}";
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            letters.Add(Fate(row));
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

    /// <summary>Records what became of a letter: its row, and with it the due row that <see cref="LetterFate.IsDue"/> asks for, in one transaction.</summary>
    /// <param name="before">As read or claimed.</param>
    /// <param name="after">As it stands from now on.</param>
    /// <returns>False when somebody else changed the letter first: then nothing was recorded.</returns>
    public async Task<bool> SettleAsync(Stored<LetterFate> before, LetterFate after, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(Settling(before, after), cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException error) when (error.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>The letter's row, its place in the outbox, and the due row that <see cref="LetterFate.IsDue"/> asks for.</summary>
    public static IReadOnlyList<TableTransactionAction> Settling(Stored<LetterFate> before, LetterFate after)
    {
        after = after.InPlaceOf(before.Value);
        var (listed, lists) = (before.Value.IsListed ? OutboxStore.Key(before.Value) : null, OutboxStore.Key(after));
        var actions = new List<TableTransactionAction> { new(TableTransactionActionType.UpdateReplace, Row(after with { IsListed = lists is not null }), before.ETag) };
        if (listed is not null && listed != lists)
            actions.Add(new(TableTransactionActionType.Delete, New(after.Letter.Owner, listed), ETag.All));
        if (lists is not null && listed != lists)
            actions.Add(new(TableTransactionActionType.Add, New(after.Letter.Owner, lists)));
        var stays = before.Value.IsDue && after.IsDue && before.Value.NextAt == after.NextAt;
        if (before.Value.IsDue && !stays)
            actions.Add(new(TableTransactionActionType.Delete, DueStore.LetterRow(before.Value.Letter, before.Value.NextAt), ETag.All));
        if (after.IsDue && !stays)
            actions.Add(new(TableTransactionActionType.Add, DueStore.LetterRow(after.Letter, after.NextAt, after.OwedSince)));
        return actions;
    }

    /// <summary>A claim whose answer was lost on the way is repeated by the pipeline and then refused: the mark tells that it is ours.</summary>
    private async Task<Stored<LetterFate>?> OwnClaimAsync(TableEntity row, LetterFate claimed, CancellationToken cancellationToken)
    {
        var now = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
        return now.HasValue && Equals(now.Value![ClaimMark], row[ClaimMark]) ? new Stored<LetterFate>(claimed, now.Value!.ETag) : null;
    }

    /// <summary>Takes away a letter that nobody is to get, with what makes it due.</summary>
    public async Task DropAsync(LetterFate fate, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Delete, Row(fate), ETag.All),
                    new(TableTransactionActionType.Delete, DueStore.LetterRow(fate.Letter, fate.NextAt), ETag.All),
                ],
                cancellationToken);
        }
        catch (TableTransactionFailedException error) when (error.Status == 404)
        {
            // Another instance took it away.
        }
    }

    /// <summary>A row in the owner's partition.</summary>
    public static TableEntity New(LetterOwner owner, string rowKey) =>
        owner.Proposal is { } proposal ? ProposalRows.New(proposal, rowKey) : DeskRows.New(rowKey);

    public static TableEntity Row(Letter letter) => Row(new LetterFate(letter, LetterState.Waiting, 0, letter.DueAt, null, null, null));

    private static TableEntity Row(LetterFate fate)
    {
        var letter = fate.Letter;
        var row = New(letter.Owner, RowKeys.Letter(letter.Owner, letter.Id));
        row["Kind"] = letter.Kind.ToString();
        row["To"] = letter.To.Value;
        row["Language"] = letter.Language;
        row["DueAt"] = letter.DueAt;
        row["LinkKey"] = fate.State is LetterState.Sent or LetterState.Failed or LetterState.Stopped ? null : letter.LinkKey;
        row["Version"] = letter.Version;
        row.SetJson("Matter", letter.Matter);
        row["State"] = fate.State.ToString();
        row["Attempts"] = fate.Attempts;
        row["NextAt"] = fate.NextAt;
        row["LeaseUntil"] = fate.LeaseUntil;
        row["SentAt"] = fate.SentAt;
        row["Error"] = fate.Error;
        row["AgainAfter"] = fate.AgainAfter == 0 ? null : fate.AgainAfter;
        row["DoubtSince"] = fate.DoubtSince;
        row["OwedSince"] = fate.OwedSince;
        row["IsListed"] = fate.IsListed ? true : null;
        row.SetJson("Events", fate.Events.Count == 0 ? null : fate.Events);
        return letter.Owner.Proposal is null ? row.Until(letter.DueAt + KeptAtDesk) : row;
    }

    public static LetterFate Fate(TableEntity row)
    {
        var parts = row.Known().RowKey.Split('|');
        var letter = new Letter(
            parts[2], LetterOwner.Parse(parts[1]), Enum.Parse<LetterKind>(row.GetString("Kind")!), EmailAddress.Parse(row.GetString("To")!),
            row.GetString("Language")!, row.GetDateTimeOffset("DueAt") ?? default, row.GetString("LinkKey"), row.GetInt32("Version") ?? 0)
        {
            Matter = row.GetJson<LetterMatter>("Matter"),
        };
        return new LetterFate(
            letter, Enum.Parse<LetterState>(row.GetString("State")!), row.GetInt32("Attempts") ?? 0, row.GetDateTimeOffset("NextAt") ?? letter.DueAt,
            row.GetDateTimeOffset("LeaseUntil"), row.GetDateTimeOffset("SentAt"), row.GetString("Error"))
        {
            AgainAfter = row.GetInt32("AgainAfter") ?? 0,
            DoubtSince = row.GetDateTimeOffset("DoubtSince"),
            OwedSince = row.GetDateTimeOffset("OwedSince"),
            IsListed = row.GetBoolean("IsListed") ?? false,
            Events = row.GetJson<IReadOnlyList<DeliveryEvent>>("Events") ?? [],
        };
    }
}
