using System.Runtime.CompilerServices;
using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage.Archives;

/// <summary>Writes all of a call into an archive: its rows as they all were at one instant, then the documents, which never change once they are there.</summary>
internal sealed class CallArchive(TableClient table, ArchivedBlobs blobs, TimeProvider clock)
{
    /// <summary>Called between the looks at the call's rows: for tests, which write there.</summary>
    public Func<int, Task> BetweenLooks { get; set; } = _ => Task.CompletedTask;

    /// <param name="spoolFile">Holds the rows meanwhile.</param>
    public async Task<ArchiveManifest> WriteAsync(CallId call, Stream to, string spoolFile, CancellationToken cancellationToken)
    {
        await using var archive = new ArchiveWriter(to, call);
        await using var spool = new RowSpool(table, call.Value, spoolFile) { BetweenLooks = BetweenLooks };
        var at = await spool.ReadAsync(clock, cancellationToken);
        await archive.AddRowsAsync(call.Value, spool.LinesAsync(cancellationToken), cancellationToken);
        foreach (var partition in CallRows.Partitions(call).Skip(1))
            await archive.AddRowsAsync(partition, ElsewhereAsync(call, partition, cancellationToken), cancellationToken);
        var held = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var name in blobs.NamesAsync(call, cancellationToken))
        {
            if (await blobs.ReadAsync(call, name, (bytes, traits) => archive.AddDocumentAsync(name, bytes, traits, cancellationToken), cancellationToken))
                held.Add(name);
        }

        var proposals = spool.Keys.Count(key => key.StartsWith(RowKeys.ProposalPrefix, StringComparison.Ordinal));
        var named = await NamedAsync(spool, cancellationToken);
        return await archive.FinishAsync(at, proposals, [.. named.Except(held).Order(StringComparer.Ordinal)], cancellationToken);
    }

    /// <summary>The documents that proposals and filed versions name.</summary>
    private static async Task<HashSet<string>> NamedAsync(RowSpool spool, CancellationToken cancellationToken)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var line in spool.LinesAsync(cancellationToken))
        {
            using var json = JsonDocument.Parse(line);
            var row = EntityReader.Read(json.RootElement);
            if (row.RowKey.Split('|') is ["proposal" or "version", var proposal, ..])
                named.UnionWith(ProposalRows.Documents(row).Select(document => $"{document.From?.Value ?? proposal}/{document.Id}"));
        }

        return named;
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ElsewhereAsync(
        CallId call, string partition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var filter in CallRows.Filters(call, partition))
        {
            await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
                rows[row.RowKey] = EntityWriter.Write(row);
        }

        foreach (var row in rows.Values)
            yield return row;
    }
}
