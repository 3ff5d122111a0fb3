using System.Net.WebSockets;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>Whole messages over a WebSocket, one writer at a time, with a limit to their size and to how long a peer may take.</summary>
internal sealed class SocketChannel(WebSocket socket, int largest, TimeSpan patience) : IDisposable
{
    private const int Chunk = 4 * 1024;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly byte[] chunk = new byte[Chunk];
    private Task<ReadOnlyMemory<byte>?>? receiving;

    /// <summary>
    /// The next message; null when the peer closes. What is cancelled is the waiting: a receive that is cancelled would tear the
    /// connection down before the peer hears why.
    /// </summary>
    /// <exception cref="SocketClosedException">The message is too large, or no text.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancel)
    {
        receiving ??= MessageAsync();
        var message = receiving;
        await ((Task)message).WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!message.IsCompleted)
            throw new OperationCanceledException(cancel);
        receiving = null;
        return await message;
    }

    /// <summary>Sends a message, whole or not at all. A peer that does not take it in time is given up: the connection is torn down.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            using var limit = new CancellationTokenSource(patience);
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        }
        finally
        {
            writing.Release();
        }
    }

    public async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, reason, limit.Token);
            while (socket.State == WebSocketState.CloseSent && await ReceiveAsync(limit.Token) is not null)
            {
                // What the peer still had to say is not heard any more.
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or InvalidOperationException or SocketClosedException)
        {
            // The peer is gone, and there is nobody to say it to.
            socket.Abort();
        }
    }

    public void Abort() => socket.Abort();

    public void Dispose() => writing.Dispose();

    private async Task<ReadOnlyMemory<byte>?> MessageAsync()
    {
        using var message = new MemoryStream();
        while (true)
        {
            var result = await socket.ReceiveAsync(chunk.AsMemory(), CancellationToken.None);
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            if (result.MessageType == WebSocketMessageType.Binary)
                throw new SocketClosedException(SocketCloseCode.BadRequest, "Messages are text");
            message.Write(chunk, 0, result.Count);
            if (message.Length > largest)
                throw new SocketClosedException(WebSocketCloseStatus.MessageTooBig, $"A message has at most {largest} bytes");
            if (result.EndOfMessage)
                return message.ToArray();
        }
    }
}
