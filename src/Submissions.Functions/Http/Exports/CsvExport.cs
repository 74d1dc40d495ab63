using System.Globalization;
using System.Text;
using Submissions.Domain.Calls;
using Submissions.Domain.Review;

namespace Submissions.Functions.Http.Exports;

/// <summary>
/// One row a proposal (RFC 4180), UTF-8 with the mark by which Excel knows it. A cell that a spreadsheet would take for a formula
/// begins with an apostrophe: what organisers type must not run on the support unit's machines.
/// </summary>
internal static class CsvExport
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static async Task WriteAsync(Stream body, Call call, IAsyncEnumerable<FiledReading> proposals, CancellationToken cancellationToken)
    {
        var columns = ExportColumns.Of(call);
        await using var writer = new StreamWriter(body, WithMark, 16 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Line(columns.Select(column => (object?)column.Head), call).AsMemory(), cancellationToken);
        await foreach (var proposal in proposals.WithCancellation(cancellationToken))
            await writer.WriteLineAsync(Line(columns.Select(column => column.Value(proposal)), call).AsMemory(), cancellationToken);
    }

    private static string Line(IEnumerable<object?> cells, Call call) => string.Join(',', cells.Select(cell => Cell(cell, call)));

    private static string Cell(object? value, Call call) => value switch
    {
        null => "",
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateTimeOffset at => at.In(call.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => CsvText.Of(value.ToString()),
    };
}
