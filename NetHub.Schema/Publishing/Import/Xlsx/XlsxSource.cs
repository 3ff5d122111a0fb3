using System.IO.Compression;
using System.Xml;

namespace NetHub.Schema.Publishing.Import.Xlsx;

/// <summary>
/// Reads the first visible sheet of a workbook. The sheet is read twice, because merged ranges follow the rows in the file. The XML is read
/// directly, because libraries return values without indicating whether they come from a formula or belong to merged cells.
/// </summary>
internal sealed class XlsxSource : IRowSource
{
    private readonly Stream stream;
    private readonly ReadingLimits limits;
    private readonly ZipArchive archive;
    private readonly ColumnNames columns;
    private readonly PartReader part;
    private readonly SheetRows rows;
    private SourceRow row;

    private XlsxSource(Stream stream, ReadingLimits limits, ZipArchive archive, CancellationToken cancel)
    {
        (this.stream, this.limits, this.archive) = (stream, limits, archive);
        columns = new ColumnNames(limits);
        row = new SourceRow(limits, limits.MaxColumns);
        var budget = new PartBudget(limits);
        var workbook = new Workbook(archive, e => Open(e, budget, cancel));
        var shared = With(workbook.SharedTexts, p => SharedTexts.Read(p, limits), budget, cancel);
        var formats = With(workbook.Styles, CellFormats.Read, budget, cancel);
        var merged = With(workbook.Sheet, Merged, budget, cancel);
        part = Open(workbook.Sheet, new PartBudget(limits), CancellationToken.None);
        rows = new SheetRows(part, new CellValues(shared, formats, workbook.Is1904), merged, limits);
        ReadHeader();
    }

    public IReadOnlyList<string> Columns => columns.All;

    public long BytesRead { get; private set; }

    public static ValueTask<IRowSource> OpenAsync(Stream stream, ReadingLimits limits, CancellationToken cancel)
    {
        ZipArchive? archive = null;
        try
        {
            ZipDirectory.Check(stream);
            archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return new(new XlsxSource(stream, limits, archive, cancel));
        }
        catch (Exception failure)
        {
            archive?.Dispose();
            if (IsOfTheFile(failure))
                throw FileRefusals.NotXlsx();
            throw;
        }
    }

    public ValueTask<SourceRow?> ReadAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            var isThere = rows.Read(row);
            // The sheet may not be the last part of the file, so the end jumps to the file's length.
            BytesRead = isThere ? Math.Max(BytesRead, stream.Position) : stream.Length;
            return new(isThere ? row : null);
        }
        catch (Exception failure) when (IsOfTheFile(failure))
        {
            throw FileRefusals.NotXlsx(row.Line);
        }
    }

    public ValueTask DisposeAsync()
    {
        part.Dispose();
        archive.Dispose();
        return default;
    }

    private void ReadHeader()
    {
        if (!rows.Read(row))
            throw FileRefusals.EmptyFile();
        if (rows.Count > limits.MaxColumns)
            throw FileRefusals.TooManyColumns(row.Line, limits.MaxColumns);
        if (row.Problem is not null)
            throw FileRefusals.Header(row);
        for (var i = 0; i < rows.Count; i++)
            columns.Add(row.Cells[i], row.Line);
        row = new SourceRow(limits, columns.Count);
    }

    private static CellRanges Merged(PartReader? sheet)
    {
        var merged = new CellRanges();
        while (sheet!.Read())
        {
            if (sheet.IsElement && sheet.Name == "mergeCell")
                merged.Add(sheet.Attribute("ref"));
        }

        return merged;
    }

    private T With<T>(ZipArchiveEntry? entry, Func<PartReader?, T> read, PartBudget budget, CancellationToken cancel)
    {
        using var opened = entry is null ? null : Open(entry, budget, cancel);
        return read(opened);
    }

    private PartReader Open(ZipArchiveEntry entry, PartBudget budget, CancellationToken cancel) =>
        new(new PartStream(entry, stream.Length, limits, budget, cancel));

    // The messages of these exceptions may quote the file, so they are not passed on.
    private static bool IsOfTheFile(Exception failure) =>
        failure is XmlException or InvalidDataException or EndOfStreamException
            or NotSupportedException or FormatException or ArgumentException;
}
