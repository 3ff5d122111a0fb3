using System.Threading.RateLimiting;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>How many connections stay open: for each client, and for those who did not say who they are.</summary>
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

    /// <summary>A place for a connection of a client; not acquired when the client has too many.</summary>
    public RateLimitLease Enter(Caller caller) => clients.AttemptAcquire(caller.Client);

    /// <summary>A place for a socket until it says who it is.</summary>
    public RateLimitLease EnterUnknown() => unknown.AttemptAcquire();

    public void Dispose()
    {
        clients.Dispose();
        unknown.Dispose();
    }
}
