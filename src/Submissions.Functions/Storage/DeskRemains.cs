using Azure;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>What the support unit's partition holds for a time only: each such row says until when. The list and the audit stay.</summary>
internal sealed class DeskRemains(TableClient table)
{
    private const int MostAtOnce = 100;

    private static readonly string[] Passing =
        [RowKeys.SessionPrefix, RowKeys.SignInPrefix, RowKeys.AttemptPrefix, RowKeys.PlatformPrefix, RowKeys.LetterPrefix(Domain.Letters.LetterOwner.Desk)];

    /// <returns>How many rows went.</returns>
    public async Task<int> RemoveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var prefix in Passing)
        {
            var passed = TableClient.CreateQueryFilter($"RemoveAt lt {now}");
            var keys = new List<string>();
            await foreach (var row in table.QueryAsync<TableEntity>($"{RowKeys.Prefixed(RowKeys.DeskPartition, prefix)} and {passed}", cancellationToken: cancellationToken))
                keys.Add(row.RowKey);
            foreach (var some in keys.Chunk(MostAtOnce))
                removed += await RemoveAsync(some, cancellationToken);
        }

        return removed;
    }

    /// <summary>All together; not at all where another instance was faster, and then the next run takes the rest.</summary>
    private async Task<int> RemoveAsync(string[] keys, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(
                keys.Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(RowKeys.DeskPartition, key), ETag.All)), cancellationToken);
            return keys.Length;
        }
        catch (TableTransactionFailedException error) when (error.Status == 404)
        {
            return 0;
        }
    }
}
