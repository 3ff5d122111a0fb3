using System.Net;
using System.Threading.RateLimiting;

namespace NetHub.Server.Identity.People;

/// <summary>Limits the sign-in attempts of one address, since each attempt costs a password hash.</summary>
internal sealed class SignInLimits : IDisposable
{
    private const int TriesAMinute = 60;
    private readonly PartitionedRateLimiter<IPAddress> addresses = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        static address => RateLimitPartition.GetFixedWindowLimiter(address, static _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = TriesAMinute,
            Window = TimeSpan.FromMinutes(1),
        }));

    public bool MayTry(HttpContext context)
    {
        using var place = addresses.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        return place.IsAcquired;
    }

    public void Dispose() => addresses.Dispose();
}
