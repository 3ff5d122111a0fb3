namespace NetHub.Server.Transports.Subscriptions;

/// <summary>The section <c>Hub:Subscriptions</c>.</summary>
internal sealed class SubscriptionOptions
{
    /// <summary>Maximum number of concurrent connections of one client, sockets and event streams together.</summary>
    public int ConnectionsPerClient { get; set; } = 20;

    /// <summary>Maximum number of concurrent operations in one socket.</summary>
    public int OperationsPerSocket { get; set; } = 20;

    /// <summary>Maximum number of unauthenticated sockets of all clients.</summary>
    public int UnknownSockets { get; set; } = 100;

    /// <summary>The time that a socket has to authenticate, in seconds.</summary>
    public int InitSeconds { get; set; } = 3;

    /// <summary>The interval of pings, in seconds. A connection that does not answer before the next ping is closed.</summary>
    public int KeepAliveSeconds { get; set; } = 12;
}
