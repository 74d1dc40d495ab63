using System.Xml;

namespace Submissions.Functions.Http.Exports;

/// <summary>The parts of office files that are the same in each, and how text is written into them.</summary>
internal static class OfficeParts
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public const int TextStyle = 1;
    public const int InstantStyle = 2;
    public const int HeadStyle = 3;

    public static IReadOnlyList<(string Name, string Text)> Workbook { get; } =
    [
        ("[Content_Types].xml", Types(
            ("/xl/workbook.xml", "spreadsheetml.sheet.main"), ("/xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"), ("/xl/styles.xml", "spreadsheetml.styles"))),
        ("_rels/.rels", Relations(("officeDocument", "xl/workbook.xml"))),
        ("xl/_rels/workbook.xml.rels", Relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))),
        ("xl/workbook.xml", $"""{Head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Office}"><sheets><sheet name="Proposals" sheetId="1" r:id="r1"/></sheets></workbook>"""),
        ("xl/styles.xml", $"""
            {Head}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>
            </styleSheet>
            """),
    ];

    public static IReadOnlyList<(string Name, string Text)> Document { get; } =
    [
        ("[Content_Types].xml", Types(("/word/document.xml", "wordprocessingml.document.main"), ("/word/styles.xml", "wordprocessingml.styles"))),
        ("_rels/.rels", Relations(("officeDocument", "word/document.xml"))),
        ("word/_rels/document.xml.rels", Relations(("styles", "styles.xml"))),
        ("word/styles.xml", $"""
            {Head}<w:styles xmlns:w="{Word}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>
            <w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
            {Style("Normal", "Normal", "")}{Style("Title", "Title", "<w:b/><w:sz w:val=\"36\"/>")}{Style("Heading1", "heading 1", "<w:b/><w:sz w:val=\"26\"/>")}{Style("Label", "Label", "<w:b/><w:color w:val=\"444444\"/>")}</w:styles>
            """),
    ];

    /// <summary>A text element that keeps its blanks; what XML cannot hold goes.</summary>
    public static void WriteText(XmlWriter xml, string name, string space, string text)
    {
        xml.WriteStartElement(name, space);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || IsXml((char)rune.Value)));

    private static bool IsXml(char c) => c is '\t' or '\n' or '\r' or >= ' ' and not ('\uFFFE' or '\uFFFF');

    private static string Types(params IEnumerable<(string Part, string Type)> parts) =>
        $"""{Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{string.Concat(parts.Select(part => $"<Override PartName=\"{part.Part}\" ContentType=\"application/vnd.openxmlformats-officedocument.{part.Type}+xml\"/>"))}</Types>""";

    private static string Relations(params IEnumerable<(string Kind, string Target)> all) =>
        $"""{Head}<Relationships xmlns="{Package}/relationships">{string.Concat(all.Select((one, at) => $"<Relationship Id=\"r{at + 1}\" Type=\"{Office}/{one.Kind}\" Target=\"{one.Target}\"/>"))}</Relationships>""";

    private static string Style(string id, string name, string look) =>
        $"""<w:style w:type="paragraph"{(id == "Normal" ? " w:default=\"1\"" : "")} w:styleId="{id}"><w:name w:val="{name}"/>{(id == "Normal" ? "" : "<w:basedOn w:val=\"Normal\"/>")}<w:qFormat/><w:rPr>{look}</w:rPr></w:style>""";
}
