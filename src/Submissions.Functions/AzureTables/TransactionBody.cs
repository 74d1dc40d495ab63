using System.Buffers;
using System.Text;
using Azure;

namespace Submissions.Functions.AzureTables;

/// <summary>A transaction as the service reads it: one change set of HTTP requests inside a multipart body.</summary>
internal static class TransactionBody
{
    public static (ReadOnlyMemory<byte> Bytes, string ContentType) Write(TableAddress address, IReadOnlyList<TableTransactionAction> actions)
    {
        string batch = $"batch_{Guid.NewGuid():D}", changes = $"changeset_{Guid.NewGuid():D}";
        var body = new ArrayBufferWriter<byte>(4096);
        Line(body, $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changes}\r\n");
        foreach (var action in actions)
        {
            Line(body, $"--{changes}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
            WriteAction(body, address, action);
        }

        Line(body, $"--{changes}--");
        Line(body, $"--{batch}--");
        if (body.WrittenCount > Limits.BytesOfATransaction)
            throw new TooLargeException($"A transaction has at most {Limits.BytesOfATransaction} bytes; this one has {body.WrittenCount}.");
        return (body.WrittenMemory, $"multipart/mixed; boundary={batch}");
    }

    private static void WriteAction(ArrayBufferWriter<byte> body, TableAddress address, TableTransactionAction action)
    {
        var (verb, ifMatch) = Verb(action);
        var entity = action.Entity;
        var target = action.ActionType == TableTransactionActionType.Add ? address.Table : address.Entity(entity.PartitionKey, entity.RowKey);
        Line(body, $"{verb} {target.AbsoluteUri} HTTP/1.1");
        Line(body, "Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\nPrefer: return-no-content");
        if (ifMatch is { } version)
            Line(body, $"If-Match: {version.ToString("H")}");

        if (action.ActionType == TableTransactionActionType.Delete)
        {
            Line(body, "");
            return;
        }

        Line(body, $"Content-Type: {TableWire.Json}\r\n");
        body.Write(EntityWriter.Write(entity).Span);
        Line(body, "");
    }

    private static (string Verb, ETag? IfMatch) Verb(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Add => ("POST", null),
        TableTransactionActionType.UpdateMerge => ("PATCH", action.ETag),
        TableTransactionActionType.UpdateReplace => ("PUT", action.ETag),
        TableTransactionActionType.UpsertMerge => ("PATCH", null),
        TableTransactionActionType.UpsertReplace => ("PUT", null),
        TableTransactionActionType.Delete => ("DELETE", action.ETag == default ? ETag.All : action.ETag),
        _ => throw new ArgumentException($"There is no action {action.ActionType}.", nameof(action)),
    };

    private static void Line(ArrayBufferWriter<byte> body, string text) => Encoding.UTF8.GetBytes(text + "\r\n", body);
}
