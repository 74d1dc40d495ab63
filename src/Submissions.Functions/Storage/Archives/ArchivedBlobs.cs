using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Submissions.Domain.Calls;

namespace Submissions.Functions.Storage.Archives;

/// <summary>A call's documents as an archive takes and gives them: bytes, type and metadata.</summary>
internal sealed class ArchivedBlobs(BlobContainerClient container)
{
    private const int Block = 4 * 1024 * 1024;

    /// <summary>The names of all, <c>{proposal}/{document}</c>; uploads under way are none.</summary>
    public async IAsyncEnumerable<string> NamesAsync(CallId call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await container.ExistsAsync(cancellationToken))
            yield break;
        await foreach (var blob in container.GetBlobsAsync(prefix: $"{call}/", cancellationToken: cancellationToken))
            yield return blob.Name[(call.Value.Length + 1)..];
    }

    /// <returns>False when it was swept meanwhile.</returns>
    public async Task<bool> ReadAsync(CallId call, string name, Func<Stream, BlobTraitsKept, Task> take, CancellationToken cancellationToken)
    {
        try
        {
            using var download = (await container.GetBlobClient($"{call}/{name}").DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            var about = download.Details;
            await take(download.Content, new BlobTraitsKept(
                about.ContentType, about.ContentDisposition, about.ContentEncoding, about.ContentLanguage, about.CacheControl,
                new SortedDictionary<string, string>(about.Metadata, StringComparer.Ordinal)));
            return true;
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Replaces what is there; in blocks named as an upload names them.</summary>
    public async Task WriteAsync(CallId call, ArchivedDocument document, Stream bytes, CancellationToken cancellationToken)
    {
        var blob = container.GetBlockBlobClient($"{call}/{document.Name}");
        var blocks = new List<string>();
        var buffer = new byte[(int)Math.Clamp(document.Bytes, 1, Block)];
        for (long at = 0; await bytes.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var count; at += count)
        {
            using var piece = new MemoryStream(buffer, 0, count, writable: false);
            blocks.Add(DocumentBlobs.BlockId(at));
            await blob.StageBlockAsync(blocks[^1], piece, cancellationToken: cancellationToken);
        }

        var kept = document.Traits;
        await blob.CommitBlockListAsync(
            blocks,
            new BlobHttpHeaders
            {
                ContentType = kept.ContentType, ContentDisposition = kept.ContentDisposition, ContentEncoding = kept.ContentEncoding,
                ContentLanguage = kept.ContentLanguage, CacheControl = kept.CacheControl,
            },
            new Dictionary<string, string>(kept.Metadata), cancellationToken: cancellationToken);
    }

    public Task MakeContainerAsync(CancellationToken cancellationToken) => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
}
