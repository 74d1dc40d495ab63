using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Submissions.Domain.Desk;

namespace Submissions.Functions.Http.Exports;

/// <summary>The audit out of the system, written while it is read.</summary>
internal static class AuditExport
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A line an entry (RFC 4180), instants in UTC.</summary>
    public static async Task WriteCsvAsync(Stream body, IAsyncEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(body, WithMark, 16 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("At (UTC),Who,From,What,About,Detail,Before,After".AsMemory(), cancellationToken);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            string?[] cells = [Instant(entry.At), entry.By, entry.From, entry.What, entry.About, entry.Detail, entry.Before, entry.After];
            await writer.WriteLineAsync(string.Join(',', cells.Select(CsvText.Of)).AsMemory(), cancellationToken);
        }
    }

    /// <summary>A JSON object a line; before and after are JSON themselves.</summary>
    public static async Task WriteLinesAsync(Stream body, IAsyncEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(
                new { entry.At, Who = entry.By, entry.From, entry.What, entry.About, entry.Detail, Before = Parsed(entry.Before), After = Parsed(entry.After) }, Json);
            await body.WriteAsync((byte[])[.. line, (byte)'\n'], cancellationToken);
        }
    }

    private static JsonElement? Parsed(string? json) => json is null ? null : JsonElement.Parse(json);

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
