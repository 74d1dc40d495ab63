using System.IO.Compression;
using System.Security.Cryptography;

namespace Submissions.Functions.Storage.Archives;

/// <summary>An entry while it is read: hashed, and ended where it says more than it was to say, however small it looks compressed.</summary>
internal sealed class CheckedStream : Stream
{
    private readonly Stream entry;
    private readonly string name;
    private readonly long most;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long read;

    private CheckedStream(Stream entry, string name, long most) => (this.entry, this.name, this.most) = (entry, name, most);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public static async Task<CheckedStream> OpenAsync(ZipArchiveEntry entry, long most, CancellationToken cancellationToken) =>
        new(await entry.OpenAsync(cancellationToken), entry.FullName, most);

    /// <exception cref="ArchiveException">What was read is not what was written.</exception>
    public void Verify(string entryName, string sha256)
    {
        if (read != most || Convert.ToHexStringLower(hash.GetCurrentHash()) != sha256)
            throw new ArchiveException($"{entryName} is not as it was written: the archive is damaged.");
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var got = entry.Read(buffer, offset, count);
        return Counted(buffer.AsSpan(offset, got));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await entry.ReadAsync(buffer, cancellationToken);
        return Counted(buffer.Span[..count]);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            entry.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Counted(ReadOnlySpan<byte> bytes)
    {
        read += bytes.Length;
        if (read > most)
            throw new ArchiveException($"{name} holds more than it was to hold: it is not what a backup wrote.");
        hash.AppendData(bytes);
        return bytes.Length;
    }
}
