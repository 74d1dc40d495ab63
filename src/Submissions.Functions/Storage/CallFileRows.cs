using Azure;
using Submissions.Domain.Calls;
using Submissions.Domain.Calls.Editing;
using Submissions.Domain.Desk;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>A call's file and its versions as rows. The first rows had neither version nor author: they count as version 0.</summary>
internal static class CallFileRows
{
    private const string Json = "Json";

    public static readonly string[] WithoutFile = ["PartitionKey", "RowKey", "Version", "By", "At", "What"];

    public static IEnumerable<TableTransactionAction> Steps(CallId id, Stored<CallFile>? before, CallFile after, AuditEntry entry, Extension? extension)
    {
        var row = Row(id.Value, after);
        yield return before is null
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, before.ETag);
        // What stood there before versions were kept is the first of them.
        if (before is { Value: { Version.Number: 0 } unnumbered })
            yield return new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(RowKeys.CallVersion(id, 0), unnumbered));
        yield return new TableTransactionAction(TableTransactionActionType.Add, Row(RowKeys.CallVersion(id, after.Version.Number), after));
        if (before is null || !WordingFile.DifferInWordsOnly(before.Value.Json, after.Json))
            yield return new TableTransactionAction(TableTransactionActionType.UpsertReplace, RecheckStore.First(id, after.Version.Number));
        if (extension is not null)
            yield return new TableTransactionAction(TableTransactionActionType.UpsertReplace, ExtensionStore.First(id, extension));
        yield return new TableTransactionAction(TableTransactionActionType.Add, AuditRows.CallRow(entry));
    }

    public static CallFile File(TableEntity row) => new(row.Known().GetLong(Json), Version(row), row.GetString("Imported"));

    public static CallVersion Version(TableEntity row) => new(
        row.GetInt32("Version") ?? 0, row.GetString("By") ?? CallVersion.Import, row.GetDateTimeOffset("At") ?? row.Timestamp ?? default, row.GetString("What") ?? "File imported");

    private static TableEntity Row(string rowKey, CallFile file)
    {
        var row = RowFormat.New(RowKeys.CallsPartition, rowKey);
        row.SetLong(Json, file.Json);
        row["Version"] = file.Version.Number;
        row["By"] = file.Version.By;
        row["At"] = file.Version.At;
        row["What"] = file.Version.What;
        row["Imported"] = file.Imported;
        return row;
    }
}
