using System.Threading.RateLimiting;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>Limits the open connections of each client, and the unauthenticated sockets of all clients.</summary>
internal sealed class ConnectionLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> clients;
    private readonly ConcurrencyLimiter unknown;

    public ConnectionLimits(SubscriptionOptions options)
    {
        clients = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetConcurrencyLimiter(client, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = options.ConnectionsPerClient,
        }));
        unknown = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = options.UnknownSockets });
    }

    /// <summary>Requests a place for a client's connection; the lease is not acquired if the client has too many.</summary>
    public RateLimitLease Enter(Caller caller) => clients.AttemptAcquire(caller.Client);

    /// <summary>Requests a place for a socket until it is authenticated.</summary>
    public RateLimitLease EnterUnknown() => unknown.AttemptAcquire();

    public void Dispose()
    {
        clients.Dispose();
        unknown.Dispose();
    }
}
