using System.Buffers;
using Submissions.Domain.Documents;

namespace Submissions.Functions.Operations;

/// <summary>
/// Cuts a body into blocks, the first as long as a type is told by. Memory is held for bytes that have come, never for bytes
/// that are waited for: a client that stops in the middle of a block has it taken as it is, and its room given back.
/// </summary>
internal sealed class BodyBlocks(Stream body, UploadGate gate) : IAsyncDisposable
{
    private const int InboxBytes = 32 * 1024;

    private readonly byte[] inbox = ArrayPool<byte>.Shared.Rent(InboxBytes);
    private byte[]? head;
    private byte[]? block;
    private Task<int>? arriving;
    private bool begun;

    /// <summary>The next block, good until the next call; empty at the end, null when there was no room for it in time.</summary>
    public async Task<ArraySegment<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        GiveBack();
        if (!begun)
        {
            begun = true;
            return await HeadAsync(cancellationToken);
        }

        var first = await ArrivedAsync(Arriving(InboxBytes, cancellationToken));
        if (first == 0)
            return ArraySegment<byte>.Empty;
        block = await gate.RentAsync(cancellationToken);
        if (block is null)
            return null;
        return new ArraySegment<byte>(block, 0, await FillAsync(block, first, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        GiveBack();
        // A read that is under way writes into the inbox, and nobody else may read the body before it ends.
        if (arriving is not null)
            await arriving.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
        ArrayPool<byte>.Shared.Return(inbox);
    }

    private async Task<ArraySegment<byte>> HeadAsync(CancellationToken cancellationToken)
    {
        head = ArrayPool<byte>.Shared.Rent(InboxBytes);
        var filled = 0;
        while (filled < FileType.HeadBytes)
        {
            if (filled == head.Length)
                head = Doubled(head);
            var read = await body.ReadAsync(head.AsMemory(filled, Math.Min(head.Length, FileType.HeadBytes) - filled), cancellationToken);
            if (read == 0)
                break;
            filled += read;
        }

        return new ArraySegment<byte>(head, 0, filled);
    }

    private async Task<int> FillAsync(byte[] room, int first, CancellationToken cancellationToken)
    {
        inbox.AsSpan(0, first).CopyTo(room);
        var filled = first;
        var over = Task.Delay(gate.FillTime, cancellationToken);
        while (filled < UploadGate.BlockBytes)
        {
            var reading = Arriving(UploadGate.BlockBytes - filled, cancellationToken);
            if (!reading.IsCompleted && await Task.WhenAny(reading, over) == over)
                break;
            var read = await ArrivedAsync(reading);
            if (read == 0)
                break;
            inbox.AsSpan(0, read).CopyTo(room.AsSpan(filled));
            filled += read;
        }

        return filled;
    }

    /// <summary>Bytes into the inbox: the read that was left under way, or a new one.</summary>
    private Task<int> Arriving(int most, CancellationToken cancellationToken) =>
        arriving ??= body.ReadAsync(inbox.AsMemory(0, Math.Min(most, InboxBytes)), cancellationToken).AsTask();

    private async Task<int> ArrivedAsync(Task<int> read)
    {
        try
        {
            return await read;
        }
        finally
        {
            arriving = null;
        }
    }

    private static byte[] Doubled(byte[] small)
    {
        var large = ArrayPool<byte>.Shared.Rent(small.Length * 2);
        small.CopyTo(large, 0);
        ArrayPool<byte>.Shared.Return(small);
        return large;
    }

    private void GiveBack()
    {
        if (head is not null)
            ArrayPool<byte>.Shared.Return(head);
        if (block is not null)
            gate.Return(block);
        head = block = null;
    }
}
