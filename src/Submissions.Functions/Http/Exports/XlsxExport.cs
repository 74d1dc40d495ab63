using System.Globalization;
using System.Xml;
using Submissions.Domain.Calls;
using Submissions.Domain.Review;

namespace Submissions.Functions.Http.Exports;

/// <summary>
/// A workbook of one sheet (ECMA-376), row by row into the answer: numbers and instants are typed, texts are texts and never
/// formulas. The library that could be restored would hold every row in memory and weigh more than the product.
/// </summary>
internal static class XlsxExport
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Excel takes no longer cell.</summary>
    private const int MostOfACell = 32_767;

    public static async Task WriteAsync(Stream body, Call call, IAsyncEnumerable<FiledReading> proposals, CancellationToken cancellationToken)
    {
        var columns = ExportColumns.Of(call);
        using var file = new OfficeFile(body, OfficeParts.Workbook, "xl/worksheets/sheet1.xml");
        var xml = file.Xml;
        xml.WriteStartDocument();
        xml.WriteStartElement("worksheet", Main);
        // The first row stays in sight.
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>""");
        xml.WriteStartElement("sheetData", Main);
        var number = 1;
        Row(xml, number, columns.Select(column => (object?)column.Head), call, OfficeParts.HeadStyle);
        await foreach (var proposal in proposals.WithCancellation(cancellationToken))
        {
            Row(xml, ++number, columns.Select(column => column.Value(proposal)), call, OfficeParts.TextStyle);
            await file.FlushAsync(cancellationToken);
        }

        xml.WriteEndDocument();
        await file.FinishAsync(cancellationToken);
    }

    /// <summary>Rows and cells say where they are: the standard lets them be silent, and some readers refuse such a sheet.</summary>
    private static void Row(XmlWriter xml, int number, IEnumerable<object?> cells, Call call, int style)
    {
        var row = number.ToString(CultureInfo.InvariantCulture);
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", row);
        foreach (var (column, cell) in cells.Index())
        {
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", Letters(column) + row);
            Write(xml, cell, call, style);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>A for 0, Z for 25, AA for 26.</summary>
    private static string Letters(int column) => (column < 26 ? "" : Letters((column / 26) - 1)) + (char)('A' + (column % 26));

    private static void Write(XmlWriter xml, object? cell, Call call, int style)
    {
        switch (cell)
        {
            case null or "":
                break;
            case int number:
                xml.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset at:
                // In days: with six decimals a full hour becomes the minute before.
                xml.WriteAttributeString("s", OfficeParts.InstantStyle.ToString(CultureInfo.InvariantCulture));
                xml.WriteElementString("v", Main, at.In(call.Zone).DateTime.ToOADate().ToString("0.##########", CultureInfo.InvariantCulture));
                break;
            default:
                xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                OfficeParts.WriteText(xml, "t", Main, Short(cell.ToString()!));
                xml.WriteEndElement();
                break;
        }
    }

    private static string Short(string text) =>
        text.Length <= MostOfACell ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MostOfACell - 2]) ? MostOfACell - 2 : MostOfACell - 1), "…");
}
