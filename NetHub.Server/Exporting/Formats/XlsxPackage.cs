using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace NetHub.Server.Exporting.Formats;

/// <summary>
/// The zip that a workbook is. Its parts go through the compression into the response's buffer, one after the other, and nowhere
/// else: what the sheets are is told after them, which readers of a zip do not mind.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    private readonly List<string> sheets = [];
    private readonly BufferStream output;
    private readonly ZipArchive archive;

    public XlsxPackage(IBufferWriter<byte> body)
    {
        output = new BufferStream(body);
        archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>Begins a sheet; the one before must be closed.</summary>
    public Stream BeginSheet(string name)
    {
        sheets.Add(name);
        return Part(XlsxParts.SheetPath(sheets.Count));
    }

    /// <summary>Writes what holds the sheets together, and who exported them.</summary>
    public void End(ExportTrailer trailer)
    {
        Write("xl/workbook.xml", XlsxParts.Workbook(sheets));
        Write("xl/_rels/workbook.xml.rels", XlsxParts.WorkbookLinks(sheets.Count));
        Write("xl/styles.xml", XlsxParts.Styles);
        Write("docProps/core.xml", XlsxParts.Properties(trailer));
        Write("_rels/.rels", XlsxParts.Links);
        Write("[Content_Types].xml", XlsxParts.ContentTypes(sheets.Count));
        archive.Dispose();
    }

    public void Dispose()
    {
        // What it would still write before its end must not make the file look whole.
        output.IsClosed = true;
        archive.Dispose();
    }

    private Stream Part(string path) => archive.CreateEntry(path, CompressionLevel.Fastest).Open();

    private void Write(string path, string xml)
    {
        using var part = Part(path);
        part.Write(Encoding.UTF8.GetBytes(xml));
    }

    /// <summary>Lets the zip, which writes as it likes, write into a buffer. Nothing waits here: sending the buffer on is left to the export.</summary>
    private sealed class BufferStream(IBufferWriter<byte> body) : Stream
    {
        public bool IsClosed { get; set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (!IsClosed)
                body.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
