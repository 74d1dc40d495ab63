using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Submissions.Domain.Calls;

namespace Submissions.Functions.Storage.Archives;

/// <summary>Writes an archive entry by entry; nothing of it is held but the list of what was written.</summary>
internal sealed class ArchiveWriter(Stream to, CallId call) : IAsyncDisposable
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    private readonly ZipArchive zip = new(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    private readonly List<ArchivedRows> rows = [];
    private readonly List<ArchivedDocument> documents = [];

    public async Task AddRowsAsync(string partition, IAsyncEnumerable<ReadOnlyMemory<byte>> lines, CancellationToken cancellationToken)
    {
        var count = 0;
        await using var entry = await HashingStream.OverAsync(zip.CreateEntry(ArchivedRows.EntryOf(partition)), cancellationToken);
        await foreach (var line in lines)
        {
            await entry.WriteAsync(line, cancellationToken);
            await entry.WriteAsync(NewLine, cancellationToken);
            count++;
        }

        rows.Add(new ArchivedRows(partition, count, entry.Bytes, entry.Sha256()));
    }

    public async Task AddDocumentAsync(string name, Stream bytes, BlobTraitsKept traits, CancellationToken cancellationToken)
    {
        // What is received is compressed already: PDF, Word, pictures.
        await using var entry = await HashingStream.OverAsync(zip.CreateEntry(ArchivedDocument.EntryOf(name), CompressionLevel.NoCompression), cancellationToken);
        await bytes.CopyToAsync(entry, cancellationToken);
        documents.Add(new ArchivedDocument(name, entry.Bytes, entry.Sha256(), traits));
    }

    public async Task<ArchiveManifest> FinishAsync(DateTimeOffset at, int proposals, IReadOnlyList<string> missing, CancellationToken cancellationToken)
    {
        var manifest = new ArchiveManifest(ArchiveManifest.CurrentFormat, call, at, proposals, rows, documents, missing);
        var json = manifest.Print();
        await AddAsync(ArchiveManifest.Entry, json, cancellationToken);
        await AddAsync(ArchiveManifest.HashEntry, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(json))), cancellationToken);
        return manifest;
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private async Task AddAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
        await entry.WriteAsync(bytes, cancellationToken);
    }
}
