using Azure;

namespace Submissions.Functions.AzureTables;

internal interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    /// <summary>When the service last wrote the row. It is set by the service; a value given on writing is ignored.</summary>
    DateTimeOffset? Timestamp { get; set; }

    ETag ETag { get; set; }
}
