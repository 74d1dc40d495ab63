using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage.Archives;

/// <summary>
/// Reads an archive that anybody may have made or damaged: nothing of it counts before <see cref="VerifyAsync"/> has read all of it. Every
/// entry is streamed, to no more bytes than the manifest says and this program could have written.
/// </summary>
internal sealed class ArchiveReader : IAsyncDisposable
{
    /// <summary>About a million documents.</summary>
    private const long MostOfManifest = 256L * 1024 * 1024;

    /// <summary>The most that a call lets one document have (200 MiB).</summary>
    private const long MostOfDocument = 200L * 1024 * 1024;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);

    private ArchiveReader(ZipArchive zip) => this.zip = zip;

    public ArchiveManifest Manifest { get; private set; } = null!;

    /// <summary>The manifest's hash: which archive this is.</summary>
    public string Id { get; private set; } = "";

    /// <exception cref="ArchiveException">It is none, or is damaged.</exception>
    public static async Task<ArchiveReader> OpenAsync(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            var reader = new ArchiveReader(await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8, cancellationToken));
            await reader.ReadManifestAsync(cancellationToken);
            return reader;
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new ArchiveException("It is no whole archive: it was cut off, or is damaged, or is something else.", error);
        }
    }

    /// <summary>Reads every byte against the manifest, and every row as it would be written.</summary>
    /// <exception cref="ArchiveException">The first thing that is not as it says.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        try
        {
            Names();
            await ReadAllAsync(cancellationToken);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new ArchiveException("It cannot be read to its end: the archive is damaged.", error);
        }
    }

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        foreach (var rows in Manifest.Rows)
        {
            var last = "";
            var count = 0;
            await foreach (var row in RowsAsync(rows, cancellationToken))
            {
                if (!CallRows.Belongs(Manifest.Call, rows.Partition, row) || string.CompareOrdinal(last, row.RowKey) >= 0)
                    throw new ArchiveException($"Line {count + 1} of {rows.Entry} is no row of {Manifest.Call}, or not in its place.");
                (last, count) = (row.RowKey, count + 1);
            }

            if (count != rows.Count)
                throw new ArchiveException($"{rows.Entry} holds {count} rows, and {rows.Count} were written.");
        }

        foreach (var document in Manifest.Documents)
            await ReadDocumentAsync(document, stream => stream.CopyToAsync(Stream.Null, cancellationToken), cancellationToken);
    }

    public async IAsyncEnumerable<TableEntity> RowsAsync(ArchivedRows rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var entry = await CheckedStream.OpenAsync(Entry(rows.Entry), rows.Bytes, cancellationToken);
        var lines = new ArchiveLines(entry, rows.Entry);
        while (await lines.NextAsync(cancellationToken) is { } line)
            yield return Row(line, rows.Entry);
        entry.Verify(rows.Entry, rows.Sha256);
    }

    public async Task ReadDocumentAsync(ArchivedDocument document, Func<Stream, Task> take, CancellationToken cancellationToken)
    {
        await using var entry = await CheckedStream.OpenAsync(Entry(document.Entry), document.Bytes, cancellationToken);
        await take(entry);
        entry.Verify(document.Entry, document.Sha256);
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private async Task ReadManifestAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in zip.Entries)
        {
            if (!entries.TryAdd(entry.FullName, entry))
                throw new ArchiveException("It holds two entries of one name.");
        }

        var json = await SmallAsync(ArchiveManifest.Entry, MostOfManifest, cancellationToken);
        Id = Convert.ToHexStringLower(SHA256.HashData(json));
        if (Encoding.ASCII.GetString(await SmallAsync(ArchiveManifest.HashEntry, 64, cancellationToken)) != Id)
            throw new ArchiveException($"Its {ArchiveManifest.Entry} is not the one that was written: the archive is damaged.");
        Manifest = ArchiveManifest.Parse(json);
    }

    /// <summary>The entries are the ones that the manifest names, and those only such as a backup of the call makes: no name is ever used as a path.</summary>
    private void Names()
    {
        var call = Manifest.Call;
        if (call == default || !Manifest.Rows.Select(rows => rows.Partition).SequenceEqual(CallRows.Partitions(call)))
            throw new ArchiveException("It does not hold the rows of one call.");
        if (Manifest.Documents.FirstOrDefault(document => !IsDocument(call, document.Name)) is { } odd)
            throw new ArchiveException($"It names a document that no call has: \"{Shown(odd.Name)}\".");
        if (Manifest.Documents.FirstOrDefault(document => document.Bytes is < 0 or > MostOfDocument) is { } large)
            throw new ArchiveException($"{large.Entry} is larger than any document that is received.");
        var named = Manifest.Rows.Select(rows => rows.Entry).Concat(Manifest.Documents.Select(document => document.Entry))
            .Append(ArchiveManifest.Entry).Append(ArchiveManifest.HashEntry).ToHashSet(StringComparer.Ordinal);
        if (entries.Keys.FirstOrDefault(name => !named.Contains(name)) is { } foreign)
            throw new ArchiveException($"It holds an entry that its manifest does not name: \"{Shown(foreign)}\".");
        if (named.FirstOrDefault(name => !entries.ContainsKey(name)) is { } missing)
            throw new ArchiveException($"{missing} is missing from it.");
    }

    private static bool IsDocument(CallId call, string name) =>
        name.Split('/') is [var proposal, var document] && ProposalId.TryParse(proposal, out var id) && id.Call == call
        && document.Length is > 0 and <= 64 && document.All(char.IsAsciiLetterOrDigit);

    private static string Shown(string name) => new([.. name.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);

    private static TableEntity Row(ReadOnlyMemory<byte> line, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var row = EntityReader.Read(json.RootElement);
            // What could not be written is refused here, before anything was.
            _ = EntityWriter.Write(row);
            return row;
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException or InvalidOperationException or TooLargeException or OverflowException)
        {
            throw new ArchiveException($"{name} holds a line that is no row.", error);
        }
    }

    private ZipArchiveEntry Entry(string name) => entries.TryGetValue(name, out var entry) ? entry : throw new ArchiveException($"{name} is missing from it.");

    private async Task<byte[]> SmallAsync(string name, long most, CancellationToken cancellationToken)
    {
        await using var entry = await CheckedStream.OpenAsync(Entry(name), most, cancellationToken);
        using var whole = new MemoryStream();
        await entry.CopyToAsync(whole, cancellationToken);
        return whole.ToArray();
    }

    private static bool IsDamage(Exception error) =>
        error is IOException or InvalidDataException or NotSupportedException or ArgumentException or OverflowException;
}
