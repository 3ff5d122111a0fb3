using System.Buffers;
using Microsoft.Net.Http.Headers;
using NetHub.Schema.Querying.Exporting;

namespace NetHub.Server.Exporting.Formats;

/// <summary>A form in which rows are exported.</summary>
internal interface IExportFormat
{
    /// <summary>What a client accepts it by.</summary>
    MediaTypeHeaderValue MediaType { get; }

    /// <summary>Ending of the file's name.</summary>
    string Extension { get; }

    /// <summary>There is one cell for each field, so that no connection can stand in a row.</summary>
    bool IsTable { get; }

    /// <summary>Begins a file.</summary>
    IExportWriter Begin(IBufferWriter<byte> body, ExportHead head);
}

/// <summary>What is known of a file before its rows.</summary>
/// <param name="Name">What it holds: <c>serviceOrders</c>.</param>
/// <param name="Columns">Fields of a row.</param>
/// <param name="HasBom">Whether text begins with a byte order mark, by which Excel knows UTF-8.</param>
internal sealed record ExportHead(string Name, IReadOnlyList<ExportColumn> Columns, bool HasBom);

/// <summary>
/// Writes one file into the response's buffer; sending it on is not its business. Disposing it before <see cref="End"/> leaves a file
/// that is not whole.
/// </summary>
internal interface IExportWriter : IDisposable
{
    /// <param name="row">A row as JSON, with its fields in the order of the columns.</param>
    void Write(ReadOnlySpan<byte> row);

    void End(ExportTrailer trailer);
}
