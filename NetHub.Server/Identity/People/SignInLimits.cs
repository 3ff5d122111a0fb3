using System.Net;
using System.Threading.RateLimiting;

namespace NetHub.Server.Identity.People;

/// <summary>How often one address may try to sign in: each try costs the hash of a password, whoever it is for.</summary>
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
