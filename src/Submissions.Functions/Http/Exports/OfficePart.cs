using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Submissions.Functions.Http.Exports;

/// <summary>One XML part of an office file, written in pieces: each piece goes on to the answer when it is flushed, and not before (an answer takes no synchronous bytes).</summary>
internal sealed class OfficePart : IAsyncDisposable
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false) };

    private readonly MemoryStream piece = new();
    private readonly Stream entry;

    private OfficePart(Stream entry)
    {
        this.entry = entry;
        Xml = XmlWriter.Create(piece, Settings);
    }

    public XmlWriter Xml { get; }

    public static async Task<OfficePart> BeginAsync(ZipArchive archive, string name, CancellationToken cancellationToken) =>
        new(await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken));

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        Xml.Flush();
        await entry.WriteAsync(piece.GetBuffer().AsMemory(0, (int)piece.Length), cancellationToken);
        piece.SetLength(0);
    }

    public async ValueTask DisposeAsync()
    {
        Xml.Dispose();
        await entry.DisposeAsync();
    }
}
