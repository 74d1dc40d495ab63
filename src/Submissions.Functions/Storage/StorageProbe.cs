using Azure;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>Whether table and container answer: one small reading each.</summary>
internal sealed class StorageProbe(TableClient table, BlobContainerClient container, IOptions<StorageOptions> options)
{
    private const string NoRow = "probe";

    public Task TableAsync(CancellationToken cancellationToken) =>
        table.GetEntityIfExistsAsync<TableEntity>(RowKeys.SystemPartition, NoRow, ["RowKey"], cancellationToken);

    /// <exception cref="RequestFailedException">Also 404, where infra/bicep was to make the container.</exception>
    public async Task ContainerAsync(CancellationToken cancellationToken)
    {
        if (!await container.ExistsAsync(cancellationToken) && !options.Value.MakeMissing)
            throw new RequestFailedException(StatusCodes.Status404NotFound, "", "ContainerNotFound", innerException: null);
    }
}
