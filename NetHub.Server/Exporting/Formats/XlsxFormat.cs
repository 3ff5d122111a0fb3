using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;
using NetHub.Schema.Querying.Exporting;

namespace NetHub.Server.Exporting.Formats;

/// <summary>
/// Writes an Excel workbook part by part as rows arrive: one sheet, more sheets when it is full, and a sheet named <c>NetHub</c> that
/// holds the trailer. The decision record explains why no library is used.
/// </summary>
internal sealed class XlsxFormat : IExportFormat
{
    public MediaTypeHeaderValue MediaType { get; } = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    public string Extension => "xlsx";

    public bool IsTable => true;

    public IExportWriter Begin(IBufferWriter<byte> body, ExportHead head) => new XlsxWriter(body, head);
}

internal sealed class XlsxWriter : IExportWriter
{
    /// <summary>Maximum number of rows of a sheet in the file format.</summary>
    public const int MostRows = 1_048_576;

    // A sheet's name has at most 31 characters; leave room for a number.
    private const int LongestName = 25;
    private readonly ExportHead head;
    private readonly int mostRows;
    private readonly XlsxPackage package;
    private readonly List<byte[]> names;
    private XlsxSheet sheet;
    private TableRow cells;
    private int sheets;
    private int cut;

    public XlsxWriter(IBufferWriter<byte> body, ExportHead head, int mostRows = MostRows)
    {
        (this.head, this.mostRows) = (head, mostRows);
        package = new XlsxPackage(body);
        names = [.. TableRow.Names(head.Columns).Select(Encoding.UTF8.GetBytes)];
        (sheet, cells) = Begin();
    }

    public void Write(ReadOnlySpan<byte> row)
    {
        if (sheet.Rows == mostRows)
        {
            EndSheet();
            (sheet, cells) = Begin();
        }

        sheet.BeginRow();
        cells.Write(row);
        sheet.EndRow();
    }

    public void End(ExportTrailer trailer)
    {
        EndSheet();
        var last = new XlsxSheet(package.BeginSheet("NetHub"));
        foreach (var (name, text) in Lines(trailer))
        {
            last.BeginRow();
            last.Text(Encoding.UTF8.GetBytes(name), ExportValue.Plain);
            last.Text(Encoding.UTF8.GetBytes(text), ExportValue.Plain);
            last.EndRow();
        }

        last.End();
        package.End(trailer);
    }

    public void Dispose() => package.Dispose();

    private IEnumerable<(string Name, string Text)> Lines(ExportTrailer trailer) =>
        cut == 0 ? trailer.Lines : trailer.Lines.Append(("cellsCut", cut.ToString(CultureInfo.InvariantCulture)));

    private (XlsxSheet Sheet, TableRow Cells) Begin()
    {
        var name = head.Name[..Math.Min(head.Name.Length, LongestName)];
        var next = new XlsxSheet(package.BeginSheet(sheets++ == 0 ? name : $"{name} {sheets.ToString(CultureInfo.InvariantCulture)}"));
        next.BeginRow();
        foreach (var column in names)
            next.Text(column, ExportValue.Plain);
        next.EndRow();
        return (next, new TableRow(head.Columns, next));
    }

    private void EndSheet()
    {
        sheet.End();
        cut += sheet.Cut;
    }
}
