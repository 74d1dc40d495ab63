using System.Buffers;
using System.Security.Cryptography;
using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// Takes a file's bytes as they come: type by its first bytes, length and SHA-256 on the way, into blocks of two MiB. Never
/// holds more than one block.
/// </summary>
internal sealed class DocumentIntake(DocumentBlobs blobs)
{
    public const int BlockBytes = 2 * 1024 * 1024;

    /// <summary>One pool for all threads: the shared one keeps a block for every thread that ever gave one back.</summary>
    public static ArrayPool<byte> Blocks { get; } = ArrayPool<byte>.Create(BlockBytes, maxArraysPerBucket: 8);

    /// <summary>The file as it arrived, or why it is not taken.</summary>
    internal abstract record Result
    {
        public sealed record Whole(long Bytes, string Sha256, FileType Type) : Result;

        public sealed record Refused(Refusal Refusal) : Result;
    }

    public async Task<Result> TakeAsync(Call call, ProposalId proposal, string id, Stream body, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = Blocks.Rent(BlockBytes);
        try
        {
            FileType? type = null;
            var total = 0L;
            int read;
            while ((read = await body.ReadAtLeastAsync(block.AsMemory(0, BlockBytes), BlockBytes, false, cancellationToken)) > 0)
            {
                type ??= Allowed(call, block.AsSpan(0, read));
                if (type is null)
                    return new Result.Refused(DocumentRefusals.WrongType(call));
                if (total + read > call.Documents.MaxBytes)
                    return new Result.Refused(DocumentRefusals.TooLarge(call));
                hash.AppendData(block, 0, read);
                await blobs.StageAsync(proposal, id, total, block.AsMemory(0, read), cancellationToken);
                total += read;
            }

            if (type is null)
                return new Result.Refused(DocumentRefusals.Empty);
            await blobs.CommitAsync(proposal, id, total, cancellationToken);
            return new Result.Whole(total, Convert.ToHexStringLower(hash.GetHashAndReset()), type);
        }
        finally
        {
            Blocks.Return(block);
        }
    }

    /// <summary>Reads a file that arrived in pieces and is whole in storage.</summary>
    public static async Task<Result> MeasureAsync(Call call, Stream stored, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = Blocks.Rent(BlockBytes);
        try
        {
            FileType? type = null;
            var total = 0L;
            int read;
            while ((read = await stored.ReadAtLeastAsync(block.AsMemory(0, BlockBytes), BlockBytes, false, cancellationToken)) > 0)
            {
                type ??= Allowed(call, block.AsSpan(0, read));
                hash.AppendData(block, 0, read);
                total += read;
            }

            return type is null
                ? new Result.Refused(total == 0 ? DocumentRefusals.Empty : DocumentRefusals.WrongType(call))
                : new Result.Whole(total, Convert.ToHexStringLower(hash.GetHashAndReset()), type);
        }
        finally
        {
            Blocks.Return(block);
        }
    }

    /// <summary>The type that the first bytes tell, when the call takes it.</summary>
    public static FileType? Allowed(Call call, ReadOnlySpan<byte> head) =>
        FileType.Of(head[..Math.Min(head.Length, FileType.HeadBytes)]) is { } type && call.Documents.Types.Contains(type.Name) ? type : null;
}
