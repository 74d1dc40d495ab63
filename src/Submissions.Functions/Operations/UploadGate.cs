using System.Buffers;

namespace Submissions.Functions.Operations;

/// <summary>
/// How much memory files on their way may take, all together: so many at once, and so many of their blocks. Whoever finds no
/// room waits in order, for a while.
/// </summary>
internal sealed class UploadGate : IDisposable
{
    public const int BlockBytes = 2 * 1024 * 1024;

    /// <summary>Files at once; each may hold its first bytes (256 KiB), by which its type is told.</summary>
    public const int MostFiles = 64;

    /// <summary>Blocks at once.</summary>
    public const int MostBlocks = 8;

    private readonly SemaphoreSlim files = new(MostFiles);
    private readonly SemaphoreSlim blocks = new(MostBlocks);

    /// <summary>One pool for all threads: the shared one keeps a block for every thread that ever gave one back.</summary>
    private readonly ArrayPool<byte> pool = ArrayPool<byte>.Create(BlockBytes, MostBlocks);

    /// <summary>How long one waits for room.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one block may be filled before it is taken as it is.</summary>
    public TimeSpan FillTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>False when there was no room in time; else <see cref="Leave"/> is owed.</summary>
    public Task<bool> EnterAsync(CancellationToken cancellationToken) => files.WaitAsync(Patience, cancellationToken);

    public void Leave() => files.Release();

    /// <summary>A block; null when there was no room in time.</summary>
    public async Task<byte[]?> RentAsync(CancellationToken cancellationToken) =>
        await blocks.WaitAsync(Patience, cancellationToken) ? pool.Rent(BlockBytes) : null;

    public void Return(byte[] block)
    {
        pool.Return(block);
        blocks.Release();
    }

    public void Dispose()
    {
        files.Dispose();
        blocks.Dispose();
    }
}
