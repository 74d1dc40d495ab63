using System.Text.Json;
using Submissions.Domain.Calls;

namespace Submissions.Functions.Storage.Archives;

/// <summary>What an archive says it holds. It is written last, and its own hash stands beside it.</summary>
/// <param name="Format">Raised when an older version could not read it.</param>
/// <param name="At">The instant at which every row was as the archive has it.</param>
/// <param name="Missing">Documents that rows name and the container did not hold.</param>
internal sealed record ArchiveManifest(
    int Format, CallId Call, DateTimeOffset At, int Proposals, IReadOnlyList<ArchivedRows> Rows, IReadOnlyList<ArchivedDocument> Documents, IReadOnlyList<string> Missing)
{
    public const int CurrentFormat = 1;
    public const string Entry = "manifest.json";
    public const string HashEntry = "manifest.sha256";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true };

    public int RowCount => Rows.Sum(rows => rows.Count);

    public byte[] Print() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <exception cref="ArchiveException">It is no manifest that this version reads.</exception>
    public static ArchiveManifest Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<ArchiveManifest>(json, Options) ?? throw new JsonException();
            return manifest.Format switch
            {
                CurrentFormat => manifest,
                > CurrentFormat => throw new ArchiveException("It was made by a newer version of this program: restore it with that one."),
                _ => throw new ArchiveException($"Its format {manifest.Format} is none that there ever was."),
            };
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException)
        {
            throw new ArchiveException($"Its {Entry} is not one that a backup writes.", error);
        }
    }
}

/// <summary>An entry of rows: one line of JSON each, typed as the table's own wire has them, in the order of their keys.</summary>
internal sealed record ArchivedRows(string Partition, int Count, long Bytes, string Sha256)
{
    /// <summary>Partitions begin with a letter, a digit or <c>~</c>, and hold nothing that a path could use.</summary>
    public static string EntryOf(string partition) => $"rows/{partition}.jsonl";

    public string Entry => EntryOf(Partition);
}

/// <summary>A document's bytes, with what the container holds beside them.</summary>
/// <param name="Name"><c>{proposal}/{document}</c>.</param>
internal sealed record ArchivedDocument(string Name, long Bytes, string Sha256, BlobTraitsKept Traits)
{
    public static string EntryOf(string name) => $"documents/{name}";

    public string Entry => EntryOf(Name);
}

internal sealed record BlobTraitsKept(
    string? ContentType, string? ContentDisposition, string? ContentEncoding, string? ContentLanguage, string? CacheControl, IReadOnlyDictionary<string, string> Metadata);

/// <summary>Why an archive cannot be made or is not taken, in a sentence for whoever asked.</summary>
internal sealed class ArchiveException(string message, Exception? inner = null) : Exception(message, inner);
