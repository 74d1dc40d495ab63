using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Submissions.Functions.Http.Exports;

/// <summary>
/// An office file on its way out: the archive writes at once into memory, and what has piled up goes on to the answer, which
/// takes no synchronous bytes, at each <see cref="FlushAsync"/>. One that was not finished is no valid file, and must not be.
/// </summary>
internal sealed class OfficeFile : IDisposable
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false) };

    private readonly Stream body;
    private readonly Pile pile = new();
    private readonly ZipArchive archive;
    private readonly Stream part;

    /// <param name="parts">The parts that are the same in each such file.</param>
    /// <param name="name">The part to be written.</param>
    public OfficeFile(Stream body, IEnumerable<(string Name, string Text)> parts, string name)
    {
        this.body = body;
        archive = new ZipArchive(pile, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var (other, text) in parts)
        {
            using var entry = archive.CreateEntry(other, CompressionLevel.Fastest).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        Xml = XmlWriter.Create(part, Settings);
    }

    public XmlWriter Xml { get; }

    public Task FlushAsync(CancellationToken cancellationToken)
    {
        Xml.Flush();
        return pile.MoveAsync(body, cancellationToken);
    }

    public Task FinishAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return pile.MoveAsync(body, cancellationToken);
    }

    public void Dispose()
    {
        Xml.Dispose();
        part.Dispose();
        archive.Dispose();
    }

    /// <summary>Only forwards, so that the archive never goes back to what has left.</summary>
    private sealed class Pile : Stream
    {
        private readonly MemoryStream bytes = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public async Task MoveAsync(Stream to, CancellationToken cancellationToken)
        {
            await to.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), cancellationToken);
            bytes.SetLength(0);
        }

        public override void Write(byte[] buffer, int offset, int count) => bytes.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => bytes.Write(buffer);

        public override void Flush()
        {
            // What has piled up moves when it is told to.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
