using System.Net.WebSockets;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>The reasons for closing a socket: the codes of <c>graphql-transport-ws</c>, or of WebSocket where that protocol has none.</summary>
internal static class SocketCloseCode
{
    public const WebSocketCloseStatus TryAgainLater = (WebSocketCloseStatus)1013;
    public const WebSocketCloseStatus BadRequest = (WebSocketCloseStatus)4400;
    public const WebSocketCloseStatus Unauthorized = (WebSocketCloseStatus)4401;
    public const WebSocketCloseStatus Forbidden = (WebSocketCloseStatus)4403;
    public const WebSocketCloseStatus InitTimeout = (WebSocketCloseStatus)4408;
    public const WebSocketCloseStatus SubscriberExists = (WebSocketCloseStatus)4409;
    public const WebSocketCloseStatus TooManyInits = (WebSocketCloseStatus)4429;
}

/// <summary>The exception that closes the socket with a status and a reason.</summary>
internal sealed class SocketClosedException(WebSocketCloseStatus status, string reason) : Exception(reason)
{
    public WebSocketCloseStatus Status { get; } = status;
}
