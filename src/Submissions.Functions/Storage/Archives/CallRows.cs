using Submissions.Domain.Calls;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage.Archives;

/// <summary>
/// Which rows are a call's beside those of its own partition: its file, the file's versions, what is to be brought in step and to be told, and the
/// desk's audit of it with the persons who are being erased from it. Sessions, members and what each member looked at are the desk's and no call's.
/// </summary>
internal static class CallRows
{
    public static IReadOnlyList<string> Partitions(CallId call) => [call.Value, RowKeys.CallsPartition, RowKeys.DeskPartition];

    /// <summary>The filter for what stands outside the call's own partition.</summary>
    public static IEnumerable<string> Filters(CallId call, string partition) => partition == RowKeys.CallsPartition
        ?
        [
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey eq {call.Value}"),
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey eq {RowKeys.Recheck(call)}"),
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey eq {RowKeys.Extension(call)}"),
            RowKeys.Prefixed(partition, RowKeys.CallVersionPrefix(call)),
            Audit(call, partition, RowKeys.CallAuditPrefix),
        ]
        : [Audit(call, partition, RowKeys.AuditPrefix), RowKeys.Prefixed(partition, RowKeys.PersonErasingPrefix(call))];

    /// <summary>The audit's lines about the call, in a partition that has others too.</summary>
    public static string Audit(CallId call, string partition, string prefix) =>
        $"{RowKeys.Prefixed(partition, prefix)} and {TableClient.CreateQueryFilter($"About eq {call.Value}")}";

    /// <summary>Whether such a row may stand in an archive of the call.</summary>
    public static bool Belongs(CallId call, string partition, TableEntity row) => row.PartitionKey == partition && (
        partition == call.Value
        || (partition == RowKeys.CallsPartition
            && (IsLast(call, row) || Begins(row, RowKeys.CallVersionPrefix(call)) || IsAudit(call, row, RowKeys.CallAuditPrefix)))
        || (partition == RowKeys.DeskPartition && (IsAudit(call, row, RowKeys.AuditPrefix) || Begins(row, RowKeys.PersonErasingPrefix(call)))));

    /// <summary>Until these stand, the call is not there for anybody.</summary>
    public static bool IsLast(CallId call, TableEntity row) =>
        row.PartitionKey == RowKeys.CallsPartition && (row.RowKey == call.Value || row.RowKey == RowKeys.Recheck(call) || row.RowKey == RowKeys.Extension(call));

    private static bool IsAudit(CallId call, TableEntity row, string prefix) => Begins(row, prefix) && row["About"] is string about && about == call.Value;

    private static bool Begins(TableEntity row, string prefix) => row.RowKey.StartsWith(prefix, StringComparison.Ordinal);
}
