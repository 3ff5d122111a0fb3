using System.Buffers;
using System.Text;
using Microsoft.Net.Http.Headers;
using NetHub.Schema.Querying.Exporting;

namespace NetHub.Server.Exporting.Formats;

/// <summary>Writes comma-separated values as in RFC 4180, in UTF-8; the last row begins with <c>#nethub</c>.</summary>
internal sealed class CsvFormat : IExportFormat
{
    public MediaTypeHeaderValue MediaType { get; } = new("text/csv") { Charset = "utf-8" };

    public string Extension => "csv";

    public bool IsTable => true;

    public IExportWriter Begin(IBufferWriter<byte> body, ExportHead head) => new CsvWriter(body, head);
}

internal sealed class CsvWriter : IExportWriter, ICells
{
    private static readonly SearchValues<byte> MustQuote = SearchValues.Create(",\"\r\n"u8);
    private static ReadOnlySpan<byte> Quote => "\""u8;

    private readonly IBufferWriter<byte> body;
    private readonly ArrayBufferWriter<byte> line = new();
    private readonly TableRow cells;
    private bool isFirst = true;

    public CsvWriter(IBufferWriter<byte> body, ExportHead head)
    {
        this.body = body;
        cells = new TableRow(head.Columns, this);
        if (head.HasBom)
            body.Write(Encoding.UTF8.Preamble);
        foreach (var name in TableRow.Names(head.Columns))
            Text(Encoding.UTF8.GetBytes(name), ExportValue.Plain);
        EndLine();
    }

    public void Write(ReadOnlySpan<byte> row)
    {
        cells.Write(row);
        EndLine();
    }

    public void End(ExportTrailer trailer)
    {
        Begin();
        line.Write(ExportTrailer.Name);
        foreach (var (name, text) in trailer.Lines)
            Text(Encoding.UTF8.GetBytes($"{name}={text}"), ExportValue.Plain);
        EndLine();
    }

    public void Text(ReadOnlySpan<byte> utf8, ExportValue value)
    {
        Begin();
        // In a truncated file, a cell that begins with the trailer's prefix could be mistaken for the trailer.
        var apostrophe = FormulaText.Is(utf8) || utf8.StartsWith(ExportTrailer.Name) ? FormulaText.Apostrophe : default;
        if (!utf8.ContainsAny(MustQuote))
        {
            line.Write(apostrophe);
            line.Write(utf8);
            return;
        }

        line.Write(Quote);
        line.Write(apostrophe);
        for (int quote; (quote = utf8.IndexOf(Quote)) >= 0; utf8 = utf8[(quote + 1)..])
        {
            line.Write(utf8[..quote]);
            line.Write("\"\""u8);
        }

        line.Write(utf8);
        line.Write(Quote);
    }

    public void Number(ReadOnlySpan<byte> digits)
    {
        Begin();
        line.Write(digits);
    }

    public void Boolean(bool value)
    {
        Begin();
        line.Write(value ? "true"u8 : "false"u8);
    }

    public void Empty() => Begin();

    public void Dispose()
    {
    }

    private void Begin()
    {
        if (!isFirst)
            line.Write(","u8);
        isFirst = false;
    }

    private void EndLine()
    {
        // Readers skip an empty line, which would lose the row.
        if (line.WrittenCount == 0)
            line.Write("\"\""u8);
        line.Write("\r\n"u8);
        body.Write(line.WrittenSpan);
        line.ResetWrittenCount();
        isFirst = true;
    }
}
