using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore;
using NetHub.Server.AuditRecording;
using NetHub.Server.Identity.People;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace NetHub.Server.Identity.Issuing;

/// <summary>
/// Locks out an address for a client after several wrong secrets, and all addresses after many. The answer is the same as for a wrong
/// secret, so it does not reveal whether a guess was right. Issued tokens stay valid.
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

    /// <summary>Rejects a locked-out client before its secret is checked.</summary>
    public ValueTask HandleAsync(OpenIddictServerEvents.ProcessAuthenticationContext context)
    {
        if (context.ClientId is { } client && IsLocked(client, Address(context.Transaction)))
            context.Reject(Errors.InvalidClient, "The specified client credentials are invalid.");
        return default;
    }

    /// <summary>Counts a wrong secret after a token request; other errors do not count.</summary>
    public ValueTask HandleAsync(OpenIddictServerEvents.ApplyTokenResponseContext context) => Count(context.Error, context.Transaction);

    /// <summary>Counts a wrong secret after a revocation request, where secrets could be guessed as well.</summary>
    public ValueTask HandleAsync(OpenIddictServerEvents.ApplyRevocationResponseContext context) => Count(context.Error, context.Transaction);

    public void Dispose()
    {
        perAddress.Dispose();
        everywhere.Dispose();
    }

    // Unknown names are not counted: they would fill the memory, and they have no secret to guess.
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

    // Log neither the client nor the address: a secret may have been typed as the client's name.
    [LoggerMessage(Level = LogLevel.Warning, Message = "A client is locked out after wrong secrets")]
    private partial void LogLocked();
}
