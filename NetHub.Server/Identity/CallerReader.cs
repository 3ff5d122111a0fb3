using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;
using NetHub.Schema.Sharing.Access;
using OpenIddict.Abstractions;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictExceptions;

namespace NetHub.Server.Identity;

/// <summary>
/// Who asks, from the bearer token. A token that was found good is known by its digest for a short while: the signature is not
/// checked again with every request.
/// </summary>
internal sealed class CallerReader(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private const string Scheme = "Bearer ";
    private const int MostTokens = 10_000;
    private const int LongestToken = 4_096;
    private static readonly TimeSpan KeepFor = TimeSpan.FromSeconds(60);
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostTokens });

    /// <summary>The caller, or null where there is no good token of a client that may read data.</summary>
    public ValueTask<Caller?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        var header = request.Headers.Authorization;
        if (header is not [{ Length: > 7 and < LongestToken } value] || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !Ascii.IsValid(value))
            return default;
        var digest = new TokenDigest(value.AsSpan(Scheme.Length));
        return known.TryGetValue(digest, out KnownCaller? caller) && caller!.Until > clock.GetUtcNow()
            ? new ValueTask<Caller?>(caller.Caller)
            : ValidateAsync(value[Scheme.Length..], digest, cancel);
    }

    /// <summary>The answer to a request without a good token: the status, and nothing else.</summary>
    public static void Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status401Unauthorized;
        response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
    }

    public void Dispose() => known.Dispose();

    private async ValueTask<Caller?> ValidateAsync(string token, TokenDigest digest, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        ClaimsPrincipal principal;
        try
        {
            principal = await scope.ServiceProvider.GetRequiredService<OpenIddictValidationService>().ValidateAccessTokenAsync(token, cancel);
        }
        catch (ProtocolException)
        {
            return null;
        }

        if (Caller(principal) is not { } caller)
            return null;
        var now = clock.GetUtcNow();
        var until = principal.GetExpirationDate() is { } expires && expires < now + KeepFor ? expires : now + KeepFor;
        known.Set(digest, new KnownCaller(caller, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = until });
        return caller;
    }

    private static Caller? Caller(ClaimsPrincipal principal)
    {
        if (principal.GetClaim(OpenIddictConstants.Claims.ClientId) is not { } client
            || principal.GetClaim(HubClaims.Department) is not { } department
            || principal.GetClaim(HubClaims.Role) != HubRoles.Data)
            return null;
        return new Caller(department, client, long.TryParse(principal.GetClaim(HubClaims.Park), CultureInfo.InvariantCulture, out var park) ? park : null);
    }

    private sealed record KnownCaller(Caller Caller, DateTimeOffset Until);

    /// <summary>A token is not kept in memory, only what it can be recognised by.</summary>
    private readonly record struct TokenDigest
    {
        private readonly UInt128 high;
        private readonly UInt128 low;

        public TokenDigest(ReadOnlySpan<char> token)
        {
            Span<byte> bytes = stackalloc byte[LongestToken];
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes[..Encoding.ASCII.GetBytes(token, bytes)], digest);
            high = System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(digest);
            low = System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(digest[16..]);
        }
    }
}
