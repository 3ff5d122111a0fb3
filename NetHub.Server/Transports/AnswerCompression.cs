using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace NetHub.Server.Transports;

/// <summary>
/// Compresses answers over 1 KiB if the client accepts it. The complete answer is in memory, so its length is known before the first byte
/// is sent. Small or incompressible answers are sent unchanged.
/// </summary>
internal static class AnswerCompression
{
    private const int LeastBytes = 1024;
    private const int BrotliQuality = 4;
    private const int BrotliWindow = 22;
    private const string Brotli = "br";
    private const string Gzip = "gzip";

    /// <summary>Writes the body, compressed if the client accepts it.</summary>
    public static async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        if (body.Length <= LeastBytes)
        {
            await SendAsync(response, body, cancel);
            return;
        }

        if (response.Headers.Vary.Count == 0)
            response.Headers.Vary = HeaderNames.AcceptEncoding;
        switch (Choose(response.HttpContext.Request))
        {
            case Brotli:
                await BrotliAsync(response, body, cancel);
                break;
            case Gzip:
                await GzipAsync(response, body, cancel);
                break;
            default:
                await SendAsync(response, body, cancel);
                break;
        }
    }

    private static async Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, cancel);
    }

    private static async Task BrotliAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var target = response.BodyWriter.GetMemory(BrotliEncoder.GetMaxCompressedLength(body.Length));
        if (!BrotliEncoder.TryCompress(body.Span, target.Span, out var written, BrotliQuality, BrotliWindow))
        {
            await SendAsync(response, body, cancel);
            return;
        }

        response.Headers.ContentEncoding = Brotli;
        response.ContentLength = written;
        response.BodyWriter.Advance(written);
        await response.BodyWriter.FlushAsync(cancel);
    }

    private static async Task GzipAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        response.Headers.ContentEncoding = Gzip;
        await using var gzip = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await gzip.WriteAsync(body, cancel);
    }

    private static string? Choose(HttpRequest request)
    {
        var header = request.Headers.AcceptEncoding;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var wishes))
            return null;
        var (brotli, gzip) = (Quality(wishes, Brotli), Quality(wishes, Gzip));
        if (brotli <= 0 && gzip <= 0)
            return null;
        return brotli >= gzip ? Brotli : Gzip;
    }

    // An explicit coding takes precedence over *.
    private static double Quality(IList<StringWithQualityHeaderValue> wishes, string coding) =>
        (wishes.FirstOrDefault(w => w.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
            ?? wishes.FirstOrDefault(static w => w.Value == "*")) is { } wish ? wish.Quality ?? 1 : 0;
}
