namespace Submissions.Functions.AzureTables;

internal static class PropertyNames
{
    public const string PartitionKey = nameof(PartitionKey);
    public const string RowKey = nameof(RowKey);
    public const string Timestamp = nameof(Timestamp);
    public const string ETag = "odata.etag";

    /// <summary>True for what the service keeps for every row: it is neither written nor counted as a property of one's own.</summary>
    public static bool IsTheServices(string name) => name is Timestamp || name.StartsWith("odata.", StringComparison.Ordinal);

    public static bool IsKey(string name) => name is PartitionKey or RowKey;
}
