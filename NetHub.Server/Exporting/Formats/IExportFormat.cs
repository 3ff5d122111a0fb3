using System.Buffers;
using Microsoft.Net.Http.Headers;
using NetHub.Schema.Querying.Exporting;

namespace NetHub.Server.Exporting.Formats;

/// <summary>A file format for exported rows.</summary>
internal interface IExportFormat
{
    /// <summary>The media type in the client's <c>Accept</c> header.</summary>
    MediaTypeHeaderValue MediaType { get; }

    /// <summary>The file name extension.</summary>
    string Extension { get; }

    /// <summary>Whether each field is one cell, so that a row cannot contain a connection.</summary>
    bool IsTable { get; }

    /// <summary>Begins a file.</summary>
    IExportWriter Begin(IBufferWriter<byte> body, ExportHead head);
}

/// <summary>The data of a file that is known before its rows.</summary>
/// <param name="Name">The name of the exported connection, such as <c>serviceOrders</c>.</param>
/// <param name="Columns">The fields of a row.</param>
/// <param name="HasBom">Whether text begins with a byte order mark, which lets Excel recognise UTF-8.</param>
internal sealed record ExportHead(string Name, IReadOnlyList<ExportColumn> Columns, bool HasBom);

/// <summary>
/// Writes one file into the response's buffer; the caller sends the buffer. Disposing the writer before <see cref="End"/> leaves an
/// incomplete file.
/// </summary>
internal interface IExportWriter : IDisposable
{
    /// <param name="row">The row as JSON, with its fields in the order of the columns.</param>
    void Write(ReadOnlySpan<byte> row);

    void End(ExportTrailer trailer);
}
