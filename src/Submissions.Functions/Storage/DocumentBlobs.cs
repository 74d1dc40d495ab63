using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Storage;

/// <summary>
/// Documents' bytes in the private container, at <c>{call}/{proposal}/{document}</c>. They arrive in blocks named by their
/// offset, so that an upload can be taken up where a line broke, and nothing of it is remembered but the blocks.
/// </summary>
internal sealed class DocumentBlobs(BlobContainerClient container)
{
    /// <summary>How many bytes of the upload have arrived without a gap.</summary>
    public async Task<long> ArrivedAsync(ProposalId proposal, string document, CancellationToken cancellationToken)
    {
        var (_, end) = Row(await BlocksAsync(proposal, document, cancellationToken), long.MaxValue);
        return end;
    }

    /// <summary>Keeps the bytes that begin at <paramref name="offset"/>. The same piece again replaces itself.</summary>
    public async Task StageAsync(ProposalId proposal, string document, long offset, ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        // Over the caller's own array: a copy of each piece would pile up on the large object heap.
        var array = MemoryMarshal.TryGetArray(piece, out var part) ? part : new ArraySegment<byte>(piece.ToArray());
        using var body = new MemoryStream(array.Array!, array.Offset, array.Count, writable: false);
        try
        {
            await Blob(proposal, document).StageBlockAsync(BlockId(offset), body, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // The account's very first document. Looking for the container at each start would load the blobs' client before the first page.
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            body.Position = 0;
            await Blob(proposal, document).StageBlockAsync(BlockId(offset), body, cancellationToken: cancellationToken);
        }
    }

    /// <summary>Makes the blob of the blocks that follow each other up to <paramref name="bytes"/>, once: its bytes never change after.</summary>
    /// <returns>False when it was made before.</returns>
    public async Task<bool> CommitAsync(ProposalId proposal, string document, long bytes, CancellationToken cancellationToken)
    {
        var (blocks, _) = Row(await BlocksAsync(proposal, document, cancellationToken), bytes);
        try
        {
            await Blob(proposal, document).CommitBlockListAsync(
                blocks, conditions: new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Whether the blob was made: its bytes cannot change any more.</summary>
    public async Task<bool> IsWholeAsync(ProposalId proposal, string document, CancellationToken cancellationToken) =>
        await Blob(proposal, document).ExistsAsync(cancellationToken);

    /// <summary>Opens a blob; null when it is not there.</summary>
    public async Task<Stream?> OpenAsync(ProposalId proposal, string document, CancellationToken cancellationToken)
    {
        try
        {
            var download = await Blob(proposal, document).DownloadStreamingAsync(cancellationToken: cancellationToken);
            return download.Value.Content;
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }

    public Task DeleteAsync(ProposalId proposal, string document, CancellationToken cancellationToken) =>
        Blob(proposal, document).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>The blocks that follow each other from the first on, and where they end. One left over by a piece of another length is passed by.</summary>
    private static (List<string> Blocks, long End) Row(IReadOnlyList<(long At, long Length)> all, long most)
    {
        var row = new List<string>();
        var end = 0L;
        foreach (var (at, length) in all)
        {
            if (at > end || end >= most)
                break;
            if (at < end)
                continue;
            row.Add(BlockId(at));
            end += length;
        }

        return (row, end);
    }

    private async Task<IReadOnlyList<(long At, long Length)>> BlocksAsync(ProposalId proposal, string document, CancellationToken cancellationToken)
    {
        try
        {
            var list = await Blob(proposal, document).GetBlockListAsync(BlockListTypes.All, cancellationToken: cancellationToken);
            return
            [
                .. list.Value.CommittedBlocks.Concat(list.Value.UncommittedBlocks)
                    .Select(block => (At: Offset(block.Name), Length: block.SizeLong))
                    .DistinctBy(block => block.At)
                    .OrderBy(block => block.At),
            ];
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return [];
        }
    }

    // Both parts are of our own making: a call's id, a proposal's id and sixteen symbols never hold a path.
    private BlockBlobClient Blob(ProposalId proposal, string document) =>
        container.GetBlockBlobClient($"{proposal.Call}/{proposal}/{document}");

    /// <summary>A block's name, from which its place is read again.</summary>
    public static string BlockId(long offset) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(offset.ToString("D12", CultureInfo.InvariantCulture)));

    private static long Offset(string blockId) =>
        long.Parse(Encoding.ASCII.GetString(Convert.FromBase64String(blockId)), CultureInfo.InvariantCulture);
}
