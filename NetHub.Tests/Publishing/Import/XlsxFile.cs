using System.IO.Compression;
using System.Text;
using NetHub.Schema.Querying.Exporting;
using NetHub.Server.Exporting.Formats;

namespace NetHub.Tests.Publishing.Import;

/// <summary>Builds workbooks part by part, including ones that no program writes.</summary>
internal sealed record XlsxFile(string Sheet)
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>The items of the shared strings.</summary>
    public string? Shared { get; init; }

    public string Properties { get; init; } = "";

    /// <summary>The number formats. By default: a number, a date, a Chinese date, a duration, and a number with a unit.</summary>
    public string Styles { get; init; } = $"""
        {Head}<styleSheet xmlns="{Main}"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
        <numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="[Red]#,##0&quot; days&quot;\d_m"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>
        """;

    /// <summary>Creates a workbook from the rows in <c>sheetData</c> and the XML behind it.</summary>
    public static XlsxFile Create(string rows, string behind = "") =>
        new($"{Head}<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData>{behind}</worksheet>");

    /// <summary>Creates a sheet with the header a, b, c and one data row, number 2.</summary>
    public static XlsxFile WithRow(string cells, string behind = "") => Create($"<row>{Text("a")}{Text("b")}{Text("c")}</row><row>{cells}</row>", behind);

    public static string Text(string text) => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>";

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "_rels/.rels", Links(("book", "officeDocument", "xl/workbook.xml")));
            Write(zip, "xl/workbook.xml", $"""
                {Head}<workbook xmlns="{Main}" xmlns:q="{Office}">{Properties}<sheets><sheet name="h" sheetId="1" state="hidden" q:id="other"/>
                <sheet name="s" sheetId="2" q:id="first"/><sheet name="t" sheetId="3" q:id="other"/></sheets></workbook>
                """);
            Write(zip, "xl/_rels/workbook.xml.rels", Links(
                ("first", "worksheet", "worksheets/sheet1.xml"), ("other", "worksheet", "/xl/worksheets/sheet2.xml"),
                ("styles", "styles", "../xl/styles.xml"), ("shared", "sharedStrings", "shared.xml")));
            Write(zip, "xl/worksheets/sheet1.xml", Sheet);
            Write(zip, "xl/worksheets/sheet2.xml", $"{Head}<worksheet xmlns=\"{Main}\"><sheetData/></worksheet>");
            Write(zip, "xl/styles.xml", Styles);
            Write(zip, "xl/shared.xml", $"{Head}<sst xmlns=\"{Main}\">{Shared}</sst>");
        }

        return bytes.ToArray();
    }

    /// <summary>Returns the bytes with a false size of the sheet, both in its header and in the central directory.</summary>
    public byte[] BytesThatLie(uint uncompressed)
    {
        var bytes = Bytes();
        var name = "xl/worksheets/sheet1.xml"u8;
        for (var at = 0; bytes.AsSpan(at).IndexOf(name) is var next && next >= 0; at += next + name.Length)
        {
            var nameAt = at + next;
            var isList = nameAt > 46 && bytes.AsSpan(nameAt - 46).StartsWith("PK\u0001\u0002"u8);
            BitConverter.TryWriteBytes(bytes.AsSpan(isList ? nameAt - 22 : nameAt - 8), uncompressed);
        }

        return bytes;
    }

    /// <summary>Returns rows in the hub's export format, because an export can be corrected and published.</summary>
    public static byte[] Exported(params string[][] rows)
    {
        using var bytes = new MemoryStream();
        var sheet = new XlsxSheet(bytes);
        foreach (var row in rows)
        {
            sheet.BeginRow();
            foreach (var (i, text) in row.Index())
                sheet.Text(Encoding.UTF8.GetBytes(text), i switch { 0 => ExportValue.Plain, 1 => ExportValue.Day, _ => ExportValue.Instant });
            sheet.EndRow();
        }

        sheet.End();
        return (new XlsxFile(Encoding.UTF8.GetString(bytes.ToArray())) with { Styles = XlsxParts.Styles }).Bytes();
    }

    private static string Links(params (string Id, string Type, string Target)[] links) => $"{Head}<Relationships xmlns=\"{Package}\">"
        + string.Concat(links.Select(l => $"<Relationship Id=\"{l.Id}\" Type=\"{Office}/{l.Type}\" Target=\"{l.Target}\"/>")) + "</Relationships>";

    private static void Write(ZipArchive zip, string path, string xml)
    {
        using var part = zip.CreateEntry(path).Open();
        part.Write(Encoding.UTF8.GetBytes(xml));
    }
}
