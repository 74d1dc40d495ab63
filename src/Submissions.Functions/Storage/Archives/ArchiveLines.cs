namespace Submissions.Functions.Storage.Archives;

/// <summary>Lines of an entry, each as long as a row can be at most.</summary>
internal sealed class ArchiveLines(Stream entry, string name)
{
    /// <summary>A row of 1 MiB, every character escaped.</summary>
    private const int Longest = 8 * 1024 * 1024;

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    /// <returns>The next line, good until the next call; null at the end.</returns>
    public async Task<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        for (var looked = start; ;)
        {
            var at = buffer.AsSpan(looked, end - looked).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = buffer.AsMemory(start, looked + at - start);
                start = looked + at + 1;
                return line;
            }

            looked = MakeRoom();
            var count = await entry.ReadAsync(buffer.AsMemory(end), cancellationToken);
            if (count == 0)
                return end == start ? null : throw new ArchiveException($"{name} breaks off in the middle of a row.");
            end += count;
        }
    }

    /// <returns>From where on nothing was looked at.</returns>
    private int MakeRoom()
    {
        if (start > 0)
        {
            Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            if (buffer.Length >= Longest)
                throw new ArchiveException($"{name} holds a line longer than any row.");
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        return end;
    }
}
