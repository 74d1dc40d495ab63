using System.Runtime.CompilerServices;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage.Archives;

/// <summary>
/// The rows of a partition as they all were at one instant, while others go on writing: read once into a file, then looked
/// through by key and time until a look finds nothing that moved. What is held then was so when that look began, every transaction whole.
/// Of each row only key, time and place in the file are in memory.
/// </summary>
internal sealed class RowSpool(TableClient table, string partition, string file) : IAsyncDisposable
{
    /// <summary>How often it is looked through before it is given up: a look takes seconds.</summary>
    private const int MostLooks = 60;

    private static readonly string[] KeyAndTime = ["PartitionKey", "RowKey", "Timestamp"];

    private readonly FileStream spool = PrivateFile.Create(file, FileOptions.DeleteOnClose);

    private readonly SortedDictionary<string, Held> rows = new(StringComparer.Ordinal);

    public int Count => rows.Count;

    public IEnumerable<string> Keys => rows.Keys;

    /// <summary>Called between the looks: for tests, which write there.</summary>
    public Func<int, Task> BetweenLooks { get; init; } = _ => Task.CompletedTask;

    /// <returns>The instant at which all of it was as it is held.</returns>
    /// <exception cref="ArchiveException">Something moved at every look.</exception>
    public async Task<DateTimeOffset> ReadAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(All, cancellationToken: cancellationToken))
            await HoldAsync(row, cancellationToken);
        for (var look = 1; look <= MostLooks; look++)
        {
            await BetweenLooks(look);
            var began = clock.GetUtcNow();
            if (await IsStillAsync(cancellationToken))
                return began;
        }

        throw new ArchiveException("The call was written to at each of many looks, so that it could not be seen whole. Try again when fewer people write.");
    }

    /// <summary>Each row's JSON, in the order of their keys. The memory is good until the next.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await spool.FlushAsync(cancellationToken);
        var line = Array.Empty<byte>();
        foreach (var held in rows.Values)
        {
            if (line.Length < held.Length)
                line = new byte[held.Length];
            spool.Position = held.At;
            await spool.ReadExactlyAsync(line.AsMemory(0, held.Length), cancellationToken);
            yield return line.AsMemory(0, held.Length);
        }
    }

    public ValueTask DisposeAsync() => spool.DisposeAsync();

    private string All => TableClient.CreateQueryFilter($"PartitionKey eq {partition}");

    /// <summary>Reads again what moved.</summary>
    /// <returns>Whether nothing had.</returns>
    private async Task<bool> IsStillAsync(CancellationToken cancellationToken)
    {
        var gone = rows.Keys.ToHashSet(StringComparer.Ordinal);
        var moved = new List<string>();
        await foreach (var seen in table.QueryAsync<TableEntity>(All, select: KeyAndTime, cancellationToken: cancellationToken))
        {
            gone.Remove(seen.RowKey);
            if (!rows.TryGetValue(seen.RowKey, out var held) || held.Stamp != seen.Timestamp)
                moved.Add(seen.RowKey);
        }

        foreach (var key in gone)
            rows.Remove(key);
        foreach (var key in moved)
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
            if (row.HasValue)
                await HoldAsync(row.Value!, cancellationToken);
            else
                rows.Remove(key);
        }

        return gone.Count == 0 && moved.Count == 0;
    }

    private async Task HoldAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var json = EntityWriter.Write(row);
        spool.Seek(0, SeekOrigin.End);
        rows[row.RowKey] = new Held(row.Timestamp, spool.Position, json.Length);
        await spool.WriteAsync(json, cancellationToken);
    }

    private readonly record struct Held(DateTimeOffset? Stamp, long At, int Length);
}
