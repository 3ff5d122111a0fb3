using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore;
using NetHub.Server.AuditRecording;
using NetHub.Server.Identity.People;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;
using NetHub.Server.Settings;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace NetHub.Server.Identity.Issuing;

/// <summary>
/// After some wrong secrets an address is given no token for that client for a while, and after many from everywhere nobody is. The
/// answer is that to a wrong secret: it tells nobody whether a guess was right. Tokens that were given out go on.
/// </summary>
internal sealed partial class SecretLockout :
    IOpenIddictServerHandler<OpenIddictServerEvents.ProcessAuthenticationContext>,
    IOpenIddictServerHandler<OpenIddictServerEvents.ApplyTokenResponseContext>,
    IOpenIddictServerHandler<OpenIddictServerEvents.ApplyRevocationResponseContext>,
    IDisposable
{
    private readonly PartitionedRateLimiter<(string Client, IPAddress? Address)> perAddress;
    private readonly PartitionedRateLimiter<string> everywhere;
    private readonly Registry registry;
    private readonly SignInFailures failures;
    private readonly ILogger<SecretLockout> logger;

    public SecretLockout(LockoutOptions lockout, Registry registry, SignInFailures failures, ILogger<SecretLockout> logger)
    {
        (this.registry, this.failures, this.logger) = (registry, failures, logger);
        perAddress = Limiter<(string, IPAddress?)>(lockout.Failures, lockout.Minutes);
        everywhere = Limiter<string>(lockout.FailuresEverywhere, lockout.Minutes);
    }

    /// <summary>Before a secret is looked at.</summary>
    public ValueTask HandleAsync(OpenIddictServerEvents.ProcessAuthenticationContext context)
    {
        if (context.ClientId is { } client && IsLocked(client, Address(context.Transaction)))
            context.Reject(Errors.InvalidClient, "The specified client credentials are invalid.");
        return default;
    }

    /// <summary>After a request for a token: a wrong secret counts, whatever else was wrong does not.</summary>
    public ValueTask HandleAsync(OpenIddictServerEvents.ApplyTokenResponseContext context) => Count(context.Error, context.Transaction);

    /// <summary>After a token was given back: secrets could be guessed there as well.</summary>
    public ValueTask HandleAsync(OpenIddictServerEvents.ApplyRevocationResponseContext context) => Count(context.Error, context.Transaction);

    public void Dispose()
    {
        perAddress.Dispose();
        everywhere.Dispose();
    }

    // Names that nobody has are not counted: they would fill the memory, and have no secret to be guessed.
    private ValueTask Count(string? error, OpenIddictServerTransaction transaction)
    {
        if (error != Errors.InvalidClient || transaction.Request?.ClientId is not { } client)
            return default;
        var address = Address(transaction);
        if (!registry.Current.IsRegistered(RegistrationKind.Client, client))
            return failures.OfClientAsync(null, address);
        perAddress.AttemptAcquire((client, address)).Dispose();
        everywhere.AttemptAcquire(client).Dispose();
        if (IsLocked(client, address))
            LogLocked();
        return failures.OfClientAsync(client, address);
    }

    private bool IsLocked(string client, IPAddress? address)
    {
        using var here = perAddress.AttemptAcquire((client, address), permitCount: 0);
        using var anywhere = everywhere.AttemptAcquire(client, permitCount: 0);
        return !here.IsAcquired || !anywhere.IsAcquired;
    }

    private static IPAddress? Address(OpenIddictServerTransaction transaction) => transaction.GetHttpRequest()?.HttpContext.Connection.RemoteIpAddress;

    private static PartitionedRateLimiter<TKey> Limiter<TKey>(int failures, int minutes)
        where TKey : notnull =>
        PartitionedRateLimiter.Create<TKey, TKey>(key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = failures,
            Window = TimeSpan.FromMinutes(minutes),
        }));

    // Neither client nor address: whoever fails may have typed a secret where the name belongs.
    [LoggerMessage(Level = LogLevel.Warning, Message = "A client is locked out after wrong secrets")]
    private partial void LogLocked();
}
