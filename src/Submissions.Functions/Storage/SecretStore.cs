using System.Security.Cryptography;
using Azure;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>
/// One random key, made once for all instances. It turns a client's Idempotency-Key into the id and the link of the draft
/// it started, so that the same request again finds the same draft, and no secret is stored to answer it.
/// </summary>
internal sealed class SecretStore(TableClient table)
{
    private const string RowKey = "start-key";
    private const string Value = "Value";

    private byte[]? known;

    /// <summary>32 random bytes.</summary>
    public async Task<byte[]> StartKeyAsync(CancellationToken cancellationToken) => known ??= await ReadOrMakeAsync(cancellationToken);

    private async Task<byte[]> ReadOrMakeAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { } existing)
            return existing;
        var row = new TableEntity(RowFormat.New(RowKeys.SystemPartition, RowKey)) { [Value] = RandomNumberGenerator.GetBytes(32) };
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            // Another instance was first; its key is the key.
        }

        return await ReadAsync(cancellationToken) ?? throw new InvalidOperationException("The start key was made and is gone.");
    }

    private async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.SystemPartition, RowKey, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetBinary(Value) : null;
    }
}
