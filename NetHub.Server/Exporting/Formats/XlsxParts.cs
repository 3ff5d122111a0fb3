using System.Buffers;
using System.Globalization;
using System.Text;

namespace NetHub.Server.Exporting.Formats;

/// <summary>The small parts of a workbook, as in ISO/IEC 29500.</summary>
internal static class XlsxParts
{
    /// <summary>The cell styles in this order: unformatted, date, date and time.</summary>
    public const string Styles = Head + """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    /// <summary>The locations of the workbook and its properties.</summary>
    public const string Links = Head + """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
        """;

    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string MainType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static string SheetPath(int number) => "xl/" + SheetTarget(number);

    public static string Workbook(IReadOnlyList<string> sheets) => Head
        + $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Office}"><sheets>"""
        + string.Concat(sheets.Select(static (name, i) => $"""<sheet name="{name}" sheetId="{Text(i + 1)}" r:id="s{Text(i + 1)}"/>"""))
        + "</sheets></workbook>";

    public static string WorkbookLinks(int sheets) => Head
        + """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
        + string.Concat(Each(sheets).Select(static n => $"""<Relationship Id="s{Text(n)}" Type="{Office}/worksheet" Target="{SheetTarget(n)}"/>"""))
        + $"""<Relationship Id="styles" Type="{Office}/styles" Target="styles.xml"/></Relationships>""";

    public static string ContentTypes(int sheets) => Head
        + """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""
        + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
        + $"""<Override PartName="/xl/workbook.xml" ContentType="{MainType}.sheet.main+xml"/>"""
        + $"""<Override PartName="/xl/styles.xml" ContentType="{MainType}.styles+xml"/>"""
        + """<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"""
        + string.Concat(Each(sheets).Select(static n => $"""<Override PartName="/{SheetPath(n)}" ContentType="{MainType}.worksheet+xml"/>"""))
        + "</Types>";

    /// <summary>Returns the document properties: the recipient and all lines of the last sheet.</summary>
    public static string Properties(ExportTrailer trailer) => Head
        + """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" """
        + """xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"""
        + $"<dc:creator>{Escaped(trailer.Mark.Caller.Client)}</dc:creator>"
        + $"<dc:description>{Escaped(string.Join("; ", trailer.Lines.Select(static l => $"{l.Name}={l.Text}")))}</dc:description>"
        + $"""<dcterms:created xsi:type="dcterms:W3CDTF">{trailer.Time}</dcterms:created></cp:coreProperties>""";

    private static string SheetTarget(int number) => $"worksheets/sheet{Text(number)}.xml";

    private static IEnumerable<int> Each(int sheets) => Enumerable.Range(1, sheets);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string text)
    {
        var xml = new ArrayBufferWriter<byte>();
        new XlsxText(xml).Write(Encoding.UTF8.GetBytes(text));
        return Encoding.UTF8.GetString(xml.WrittenSpan);
    }
}
