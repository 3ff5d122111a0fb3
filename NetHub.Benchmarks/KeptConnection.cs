using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace NetHub.Benchmarks;

/// <summary>A persistent connection with minimal HTTP: it reads Content-Length, then that many bytes, as both servers send them.</summary>
internal sealed class KeptConnection : IDisposable
{
    private const int Room = 64 * 1024;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[Room];

    public async Task OpenAsync(int port, CancellationToken cancel) => await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancel);

    /// <summary>Sends a request, reads the complete answer and returns its length.</summary>
    /// <exception cref="InvalidOperationException">The status is neither 200 nor 304, or the server closed the connection.</exception>
    public async ValueTask<int> AskAsync(ReadOnlyMemory<byte> request, Stream? body, CancellationToken cancel)
    {
        await socket.SendAsync(request, SocketFlags.None, cancel);
        var have = 0;
        int headEnd;
        do
        {
            have += await ReceiveAsync(buffer.AsMemory(have), cancel);
            headEnd = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
        }
        while (headEnd < 0);

        var length = Length(buffer.AsSpan(0, headEnd));
        var start = headEnd + 4;
        body?.Write(buffer, start, have - start);
        for (var left = length - (have - start); left > 0;)
        {
            var read = await ReceiveAsync(buffer, cancel);
            body?.Write(buffer, 0, read);
            left -= read;
        }

        return length;
    }

    public void Dispose() => socket.Dispose();

    private async ValueTask<int> ReceiveAsync(Memory<byte> target, CancellationToken cancel)
    {
        var read = await socket.ReceiveAsync(target, SocketFlags.None, cancel);
        return read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
    }

    private static int Length(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        if (head.StartsWith("HTTP/1.1 304"u8))
            return 0;
        if (!head.StartsWith("HTTP/1.1 200"u8) || at < 0 || !Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _))
            throw new InvalidOperationException(System.Text.Encoding.ASCII.GetString(head));
        return length;
    }
}
