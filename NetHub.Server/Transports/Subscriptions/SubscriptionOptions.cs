namespace NetHub.Server.Transports.Subscriptions;

/// <summary>The section <c>Hub:Subscriptions</c>.</summary>
internal sealed class SubscriptionOptions
{
    /// <summary>Connections of one client at the same time, sockets and event streams together.</summary>
    public int ConnectionsPerClient { get; set; } = 20;

    /// <summary>Operations at the same time in one socket.</summary>
    public int OperationsPerSocket { get; set; } = 20;

    /// <summary>Sockets that did not say yet who they are, of all clients together.</summary>
    public int UnknownSockets { get; set; } = 100;

    /// <summary>How long a socket may take to say who it is.</summary>
    public int InitSeconds { get; set; } = 3;

    /// <summary>How often a connection is asked whether it still lives. One that does not answer until the next time is ended.</summary>
    public int KeepAliveSeconds { get; set; } = 12;
}
