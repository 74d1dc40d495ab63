using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Tests.AzureTables;

namespace Submissions.Functions.Tests.Keeping;

/// <summary>All that a store holds, as text that can be compared and searched.</summary>
internal static class Dump
{
    /// <summary>A line a property: keys, name, type and every bit of the value; not the service's own time and tag.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(TableClient table, string? filter = null)
    {
        var lines = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: TestContext.Current.CancellationToken))
        {
            lines.AddRange(row.Where(property => property.Value is not null && property.Key is not ("Timestamp" or "odata.etag"))
                .Select(property => $"{row.PartitionKey} {row.RowKey} {property.Key} {property.Value!.GetType().Name} {TypedValues.Text(property.Value)}"));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    public static Task<IReadOnlyList<string>> RowsAsync(TableClient table, Submissions.Domain.Calls.CallId call) =>
        RowsAsync(table, TableClient.CreateQueryFilter($"PartitionKey eq {call.Value}"));

    /// <summary>A line a blob: name, hash, type and metadata.</summary>
    public static async Task<IReadOnlyList<string>> BlobsAsync(BlobContainerClient container)
    {
        var lines = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            var read = (await container.GetBlobClient(blob.Name).DownloadContentAsync(TestContext.Current.CancellationToken)).Value;
            var metadata = string.Join(' ', read.Details.Metadata.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}"));
            lines.Add($"{blob.Name} {Convert.ToHexStringLower(SHA256.HashData(read.Content))} {read.Details.ContentType} {read.Details.CacheControl} {metadata}");
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
