using System.Globalization;
using System.Threading.RateLimiting;
using NetHub.Schema.Sharing.Access;
using NetHub.Server.Http;

namespace NetHub.Server.Transports;

/// <summary>Limits the request rate and the concurrent requests of each client separately.</summary>
internal sealed class ClientLimits : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ClientOptions options;
    private readonly PartitionedRateLimiter<string> rate;
    private readonly PartitionedRateLimiter<string> concurrency;

    public ClientLimits(ClientOptions options)
    {
        this.options = options;
        rate = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(client, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Burst,
            TokensPerPeriod = options.RequestsPerSecond,
            ReplenishmentPeriod = Second,
        }));
        concurrency = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetConcurrencyLimiter(client, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = options.RequestsAtOnce,
        }));
    }

    /// <summary>Acquires a place for a request with this number of operations; disposing the lease releases it.</summary>
    /// <exception cref="BadRequestException">The client exceeds a limit: 429 with the time to wait.</exception>
    public RateLimitLease Enter(Caller caller, int operations)
    {
        using var paid = rate.AttemptAcquire(caller.Client, operations);
        if (!paid.IsAcquired)
        {
            var wait = paid.TryGetMetadata(MetadataName.RetryAfter, out var time) && time > Second ? time : Second;
            throw Refused("每秒请求", "requests per second", options.RequestsPerSecond, wait);
        }

        var place = concurrency.AttemptAcquire(caller.Client);
        if (place.IsAcquired)
            return place;
        place.Dispose();
        throw Refused("同时请求", "requests at once", options.RequestsAtOnce, Second);
    }

    public void Dispose()
    {
        rate.Dispose();
        concurrency.Dispose();
    }

    private static BadRequestException Refused(string chinese, string english, int limit, TimeSpan wait) =>
        new(StatusCodes.Status429TooManyRequests, TransportErrors.RateLimited(chinese, english, limit))
        {
            RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        };
}
