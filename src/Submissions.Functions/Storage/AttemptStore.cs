using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Submissions.Domain.Desk;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>
/// How often letters to sign in were asked for, by address and by source: rows, so that instances count together. Only hashes are
/// kept, and those for an hour.
/// </summary>
internal sealed class AttemptStore(TableClient table)
{
    /// <summary>How many there were within <see cref="AttemptLimits.Window"/>, counted to <paramref name="most"/>.</summary>
    /// <param name="what">The address or the source.</param>
    public async Task<int> CountAsync(string what, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var prefix = Prefix(what);
        var filter = RowKeys.Range(RowKeys.DeskPartition, $"{prefix}{Time(now - AttemptLimits.Window)}", $"{prefix}~");
        var count = 0;
        await foreach (var _ in table.QueryAsync<TableEntity>(filter, most, cancellationToken: cancellationToken))
        {
            if (++count == most)
                break;
        }

        return count;
    }

    public static TableEntity Row(string what, DateTimeOffset now)
    {
        var row = DeskRows.New($"{Prefix(what)}{Time(now)}|{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");
        return row.Until(now + TimeSpan.FromHours(1));
    }

    private static string Prefix(string what) =>
        $"{RowKeys.AttemptPrefix}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..32]}|";

    private static string Time(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
