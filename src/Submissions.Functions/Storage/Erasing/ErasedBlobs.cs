using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Submissions.Domain.Calls;

namespace Submissions.Functions.Storage.Erasing;

/// <summary>The bytes of a call's documents: counted before, and gone afterwards, uploads that broke off among them.</summary>
internal sealed class ErasedBlobs(BlobContainerClient container)
{
    /// <returns>How many went, at most <paramref name="most"/>.</returns>
    public async Task<int> DeleteAsync(string prefix, int most, CancellationToken cancellationToken)
    {
        var deleted = 0;
        await foreach (var name in NamesAsync(prefix, BlobStates.Uncommitted, cancellationToken))
        {
            // Blocks of an upload that was never finished are no blob yet, and can be taken away only as one.
            if (!await container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken))
            {
                await container.GetBlockBlobClient(name).CommitBlockListAsync([], cancellationToken: cancellationToken);
                await container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
            }

            if (++deleted == most)
                break;
        }

        return deleted;
    }

    /// <summary>How many documents' bytes are held, counted to <paramref name="most"/>.</summary>
    public async Task<int> CountAsync(CallId call, int most, CancellationToken cancellationToken)
    {
        var counted = 0;
        await foreach (var _ in NamesAsync($"{call}/", BlobStates.None, cancellationToken))
        {
            if (++counted == most)
                break;
        }

        return counted;
    }

    /// <summary>None where the container is not there: no document was ever received.</summary>
    private async IAsyncEnumerable<string> NamesAsync(string prefix, BlobStates states, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var blobs = container.GetBlobsAsync(states: states, prefix: prefix, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MovedAsync(blobs))
            yield return blobs.Current.Name;
    }

    private static async Task<bool> MovedAsync(IAsyncEnumerator<BlobItem> blobs)
    {
        try
        {
            return await blobs.MoveNextAsync();
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return false;
        }
    }
}
