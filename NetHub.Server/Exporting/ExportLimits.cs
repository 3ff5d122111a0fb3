using System.Threading.RateLimiting;
using NetHub.Schema.Sharing.Access;
using NetHub.Server.Http;

namespace NetHub.Server.Exporting;

/// <summary>Limits the concurrent exports of one client.</summary>
internal sealed class ExportLimits : IDisposable
{
    private const string RetryAfterSeconds = "5";
    private readonly int most;
    private readonly PartitionedRateLimiter<string> clients;

    public ExportLimits(ExportOptions options)
    {
        most = options.AtOnce;
        clients = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetConcurrencyLimiter(client, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = most,
        }));
    }

    /// <summary>Acquires a place for one export; disposing the lease releases it.</summary>
    /// <exception cref="BadRequestException">The client already runs as many exports as it is allowed to.</exception>
    public RateLimitLease Enter(Caller caller)
    {
        var place = clients.AttemptAcquire(caller.Client);
        if (place.IsAcquired)
            return place;
        place.Dispose();
        throw new BadRequestException(StatusCodes.Status429TooManyRequests, TransportErrors.RateLimited("同时导出", "exports at once", most)) { RetryAfter = RetryAfterSeconds };
    }

    public void Dispose() => clients.Dispose();
}
