using System.Net.WebSockets;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>
/// Sends and receives complete messages over a WebSocket, with one writer at a time, a maximum size and a time limit for the peer.
/// </summary>
internal sealed class SocketChannel(WebSocket socket, int largest, TimeSpan patience) : IDisposable
{
    private const int Chunk = 4 * 1024;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly byte[] chunk = new byte[Chunk];
    private Task<ReadOnlyMemory<byte>?>? receiving;

    /// <summary>
    /// Returns the next message, or null if the peer closes. Cancellation ends only the wait: a cancelled receive would abort the connection
    /// before the peer gets the reason.
    /// </summary>
    /// <exception cref="SocketClosedException">The message is too large or not text.</exception>
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

    /// <summary>Sends a complete message. If the peer does not receive it in time, the connection is aborted.</summary>
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
                // Discard the remaining messages of the peer.
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or InvalidOperationException or SocketClosedException)
        {
            // The peer has left, so the close message cannot be delivered.
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
                throw new SocketClosedException(SocketCloseCode.BadRequest, "Messages must be text");
            message.Write(chunk, 0, result.Count);
            if (message.Length > largest)
                throw new SocketClosedException(WebSocketCloseStatus.MessageTooBig, $"A message must have at most {largest} bytes");
            if (result.EndOfMessage)
                return message.ToArray();
        }
    }
}
