using System.Buffers;
using System.Security.Cryptography;
using Submissions.Domain.Calls;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>Takes a file's bytes as they come into blocks: type by its first bytes, length and SHA-256 on the way.</summary>
internal sealed class DocumentIntake(DocumentBlobs blobs, UploadGate gate)
{
    /// <summary>The file as it arrived, or why it is not taken.</summary>
    internal abstract record Result
    {
        public sealed record Whole(long Bytes, string Sha256, FileType Type) : Result;

        public sealed record Refused(Refusal Refusal) : Result;
    }

    public async Task<Result> TakeAsync(Call call, ProposalId proposal, string id, Stream body, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var staged = await StageAsync(call, proposal, id, 0, body, hash, cancellationToken);
        if (staged is not Staged.Done { Type: { } type, End: var bytes })
            return new Result.Refused(staged is Staged.Refused refused ? refused.Refusal : DocumentRefusals.Empty);
        // Nobody else knows this id: one that was made before was made by a try of ours whose answer was lost.
        await blobs.CommitAsync(proposal, id, bytes, cancellationToken);
        return new Result.Whole(bytes, Convert.ToHexStringLower(hash.GetHashAndReset()), type);
    }

    /// <summary>Keeps the bytes that come, from <paramref name="offset"/> on.</summary>
    /// <param name="hash">Takes them too; null where they are no whole file.</param>
    public async Task<Staged> StageAsync(
        Call call, ProposalId proposal, string id, long offset, Stream body, IncrementalHash? hash, CancellationToken cancellationToken)
    {
        if (!await gate.EnterAsync(cancellationToken))
            return new Staged.Refused(DocumentRefusals.Busy);
        try
        {
            await using var blocks = new BodyBlocks(body, gate);
            return await StageAsync(call, proposal, id, offset, blocks, hash, cancellationToken);
        }
        finally
        {
            gate.Leave();
        }
    }

    private async Task<Staged> StageAsync(
        Call call, ProposalId proposal, string id, long offset, BodyBlocks body, IncrementalHash? hash, CancellationToken cancellationToken)
    {
        FileType? type = null;
        for (var end = offset; ;)
        {
            if (await body.NextAsync(cancellationToken) is not { } block)
                return new Staged.Refused(DocumentRefusals.Busy);
            if (block.Count == 0)
                return new Staged.Done(end, type);
            type ??= end == 0 ? Allowed(call, block) : null;
            if (type is null && end == 0)
                return new Staged.Refused(DocumentRefusals.WrongType(call));
            if (end + block.Count > call.Documents.MaxBytes)
                return new Staged.Refused(DocumentRefusals.TooLarge(call));
            hash?.AppendData(block);
            await blobs.StageAsync(proposal, id, end, block, cancellationToken);
            end += block.Count;
        }
    }

    /// <summary>Reads a file that arrived in pieces and is whole in storage.</summary>
    public static async Task<Result> MeasureAsync(Call call, Stream stored, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var part = ArrayPool<byte>.Shared.Rent(FileType.HeadBytes);
        try
        {
            FileType? type = null;
            var total = 0L;
            int read;
            while ((read = await stored.ReadAtLeastAsync(part.AsMemory(0, FileType.HeadBytes), FileType.HeadBytes, false, cancellationToken)) > 0)
            {
                type ??= total == 0 ? Allowed(call, part.AsSpan(0, read)) : null;
                hash.AppendData(part, 0, read);
                total += read;
            }

            return type is null
                ? new Result.Refused(total == 0 ? DocumentRefusals.Empty : DocumentRefusals.WrongType(call))
                : new Result.Whole(total, Convert.ToHexStringLower(hash.GetHashAndReset()), type);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(part);
        }
    }

    /// <summary>The type that the first bytes tell, when the call takes it.</summary>
    private static FileType? Allowed(Call call, ReadOnlySpan<byte> head) =>
        FileType.Of(head[..Math.Min(head.Length, FileType.HeadBytes)]) is { } type && call.Documents.Types.Contains(type.Name) ? type : null;
}

/// <summary>Bytes that were kept, or why they were not.</summary>
internal abstract record Staged
{
    /// <param name="End">Where the bytes end, counted from the file's beginning.</param>
    /// <param name="Type">What the file's first bytes tell, where they were among them.</param>
    public sealed record Done(long End, FileType? Type) : Staged;

    public sealed record Refused(Refusal Refusal) : Staged;
}
