using System.Text;
using System.Text.Json;

namespace NetHub.Benchmarks;

/// <summary>The bytes of a request and its target port.</summary>
internal sealed record RawRequest(int Port, ReadOnlyMemory<byte> Bytes)
{
    public static RawRequest Get(Uri address, string path) =>
        new(address.Port, Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"));

    /// <summary>Creates a request for a registered document by a client that has the answer with this ETag.</summary>
    public static RawRequest Known(Uri hub, string token, string documentId, string tag) =>
        new(hub.Port, Encoding.ASCII.GetBytes(
            $"GET /graphql?documentId={documentId} HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: Bearer {token}\r\nIf-None-Match: {tag}\r\n\r\n"));

    /// <param name="hub">The address of the hub.</param>
    /// <param name="token">The bearer token.</param>
    /// <param name="document">The operation.</param>
    /// <param name="encodings">The content codings that the client accepts; none by default.</param>
    public static RawRequest Query(Uri hub, string token, string document, string? encodings = null)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { query = document });
        var head = Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: Bearer {token}\r\n"
            + (encodings is null ? "" : $"Accept-Encoding: {encodings}\r\n")
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
        return new RawRequest(hub.Port, (byte[])[.. head, .. body]);
    }
}
