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

/// <summary>A caller with a good token.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Until">When the token ends; nothing that was begun with it goes on after that.</param>
internal sealed record SignedIn(Caller Caller, DateTimeOffset Until);

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
    public async ValueTask<Caller?> ReadAsync(HttpRequest request, CancellationToken cancel) =>
        request.Headers.Authorization is [{ } value] ? (await ReadAsync(value, cancel))?.Caller : null;

    /// <summary>Who is signed in by an <c>Authorization</c> value, wherever it was sent; null where there is no good token.</summary>
    public ValueTask<SignedIn?> ReadAsync(string authorization, CancellationToken cancel)
    {
        if (authorization.Length is <= 7 or >= LongestToken || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !Ascii.IsValid(authorization))
            return default;
        var digest = new TokenDigest(authorization.AsSpan(Scheme.Length));
        return known.TryGetValue(digest, out KnownCaller? caller) && caller!.Until > clock.GetUtcNow()
            ? new ValueTask<SignedIn?>(caller.SignedIn)
            : ValidateAsync(authorization[Scheme.Length..], digest, cancel);
    }

    /// <summary>The answer to a request without a good token: the status, and nothing else.</summary>
    public static void Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status401Unauthorized;
        response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
    }

    public void Dispose() => known.Dispose();

    private async ValueTask<SignedIn?> ValidateAsync(string token, TokenDigest digest, CancellationToken cancel)
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
        var signedIn = new SignedIn(caller, principal.GetExpirationDate() ?? now + KeepFor);
        var until = signedIn.Until < now + KeepFor ? signedIn.Until : now + KeepFor;
        known.Set(digest, new KnownCaller(signedIn, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = until });
        return signedIn;
    }

    private static Caller? Caller(ClaimsPrincipal principal)
    {
        if (principal.GetClaim(OpenIddictConstants.Claims.ClientId) is not { } client
            || principal.GetClaim(HubClaims.Department) is not { } department
            || principal.GetClaim(HubClaims.Role) != HubRoles.Data)
            return null;
        return new Caller(department, client, long.TryParse(principal.GetClaim(HubClaims.Park), CultureInfo.InvariantCulture, out var park) ? park : null);
    }

    private sealed record KnownCaller(SignedIn SignedIn, DateTimeOffset Until);

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
