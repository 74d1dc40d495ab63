using System.Xml;
using Submissions.Domain.Calls;
using Submissions.Domain.Review;

namespace Submissions.Functions.Http.Exports;

/// <summary>A Word document (ECMA-376) of whole proposals, each on a page of its own: title, then every field that holds something.</summary>
internal static class DocxExport
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static async Task WriteAsync(Stream body, Call call, IAsyncEnumerable<FiledReading> proposals, CancellationToken cancellationToken)
    {
        using var file = new OfficeFile(body, OfficeParts.Document, "word/document.xml");
        var xml = file.Xml;
        xml.WriteStartDocument();
        xml.WriteStartElement("w", "document", Word);
        xml.WriteStartElement("body", Word);
        var first = true;
        await foreach (var proposal in proposals.WithCancellation(cancellationToken))
        {
            Write(xml, call, proposal, first);
            first = false;
            await file.FlushAsync(cancellationToken);
        }

        if (first)
            Paragraph(xml, "Normal", "No proposal.");
        xml.WriteEndDocument();
        await file.FinishAsync(cancellationToken);
    }

    private static void Write(XmlWriter xml, Call call, FiledReading proposal, bool first)
    {
        Paragraph(xml, "Title", proposal.Title, pageBreak: !first);
        foreach (var column in ExportColumns.Of(call).Where(column => column.Head != "Title"))
        {
            if (Text(column.Value(proposal), call) is not { Length: > 0 } text)
                continue;
            Paragraph(xml, "Label", column.Head, keepNext: true);
            foreach (var line in text.Split('\n'))
                Paragraph(xml, "Normal", line);
        }
    }

    private static string? Text(object? value, Call call) => value is DateTimeOffset at ? DeadlineWords.Instant(at, call) : value?.ToString();

    private static void Paragraph(XmlWriter xml, string style, string text, bool pageBreak = false, bool keepNext = false)
    {
        xml.WriteStartElement("p", Word);
        xml.WriteStartElement("pPr", Word);
        Named(xml, "pStyle", style);
        if (keepNext)
            xml.WriteElementString("keepNext", Word, null);
        if (pageBreak)
            xml.WriteElementString("pageBreakBefore", Word, null);
        if (IsRightToLeft(text))
            xml.WriteElementString("bidi", Word, null);
        xml.WriteEndElement();
        xml.WriteStartElement("r", Word);
        if (IsRightToLeft(text))
            xml.WriteRaw("<w:rPr><w:rtl/></w:rPr>");
        OfficeParts.WriteText(xml, "t", Word, text);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Named(XmlWriter xml, string element, string value)
    {
        xml.WriteStartElement(element, Word);
        xml.WriteAttributeString("val", Word, value);
        xml.WriteEndElement();
    }

    /// <summary>By its first letter: Hebrew and Arabic scripts.</summary>
    private static bool IsRightToLeft(string text) => text.FirstOrDefault(char.IsLetter) is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFEFC';
}
