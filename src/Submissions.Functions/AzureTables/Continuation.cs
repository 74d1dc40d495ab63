using Azure;

namespace Submissions.Functions.AzureTables;

/// <summary>The service's two headers as one token that callers keep and give back without looking into it.</summary>
internal static class Continuation
{
    public static string? Of(Response response)
    {
        if (!response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition))
            return null;
        response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row);
        return $"{Uri.EscapeDataString(partition!)} {Uri.EscapeDataString(row ?? "")}";
    }

    /// <exception cref="ArgumentException">The token is not one of <see cref="Of"/>.</exception>
    public static (string? Partition, string? Row) Read(string? token)
    {
        if (token is null)
            return (null, null);
        var space = token.IndexOf(' ', StringComparison.Ordinal);
        return space > 0
            ? (Uri.UnescapeDataString(token[..space]), Uri.UnescapeDataString(token[(space + 1)..]))
            : throw new ArgumentException("This is no continuation token of a query.", nameof(token));
    }
}
