using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace NetHub.Server.Exporting.Formats;

/// <summary>
/// Writes the zip file of a workbook. Its parts are compressed directly into the response's buffer, one after the other. The list of
/// sheets follows the sheets, which zip readers allow.
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

    /// <summary>Begins a sheet; the previous sheet must be closed.</summary>
    public Stream BeginSheet(string name)
    {
        sheets.Add(name);
        return Part(XlsxParts.SheetPath(sheets.Count));
    }

    /// <summary>Writes the parts that list the sheets and name the recipient.</summary>
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
        // Disposing the archive writes its directory, which would make an incomplete file look complete.
        output.IsClosed = true;
        archive.Dispose();
    }

    private Stream Part(string path) => archive.CreateEntry(path, CompressionLevel.Fastest).Open();

    private void Write(string path, string xml)
    {
        using var part = Part(path);
        part.Write(Encoding.UTF8.GetBytes(xml));
    }

    /// <summary>Lets the zip archive write synchronously into a buffer. The export sends the buffer, so nothing blocks here.</summary>
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
