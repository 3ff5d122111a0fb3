using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;
using NetHub.Server.Identity.Registrations;

namespace NetHub.Server.Identity.Tokens;

/// <summary>
/// Reads the caller from the bearer token. It caches valid tokens by digest for a while, so that not every request checks the signature
/// again. The registry still resolves the caller and revocations on every request.
/// </summary>
internal sealed class CallerReader(TokenReader tokens, Registry registry, TimeProvider clock) : IDisposable
{
    private const string Scheme = "Bearer ";
    private const int MostTokens = 10_000;

    // Tokens of Entra ID are long, because they list groups and roles.
    private const int LongestToken = 16_384;
    private static readonly TimeSpan KeepFor = TimeSpan.FromSeconds(60);
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostTokens });

    /// <summary>Returns the signed-in caller, or null without a valid token of a registered caller.</summary>
    public async ValueTask<SignedIn?> ReadAsync(HttpRequest request, CancellationToken cancel) =>
        request.Headers.Authorization is [{ } value] ? await ReadAsync(value, cancel) : null;

    /// <summary>Returns the signed-in caller of an <c>Authorization</c> value from any source, or null without a valid token.</summary>
    public ValueTask<SignedIn?> ReadAsync(string authorization, CancellationToken cancel)
    {
        if (authorization.Length <= Scheme.Length || authorization.Length >= LongestToken
            || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !Ascii.IsValid(authorization))
            return default;
        var digest = new TokenDigest(authorization.AsSpan(Scheme.Length));
        return known.TryGetValue(digest, out KnownToken? token) && token!.CheckAfter > clock.GetUtcNow()
            ? new ValueTask<SignedIn?>(token.Resolve(registry.Current))
            : CheckAsync(authorization[Scheme.Length..], digest, cancel);
    }

    /// <summary>Writes the answer to a request without a valid token: the status alone.</summary>
    public static void Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status401Unauthorized;
        response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
    }

    public void Dispose() => known.Dispose();

    private async ValueTask<SignedIn?> CheckAsync(string text, TokenDigest digest, CancellationToken cancel)
    {
        if (await tokens.ReadAsync(text, cancel) is not { } subject)
            return null;
        var (until, later) = (subject.Until, clock.GetUtcNow() + KeepFor);
        var token = new KnownToken(subject, until < later ? until : later);
        known.Set(digest, token, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = token.CheckAfter });
        return token.Resolve(registry.Current);
    }

    /// <summary>A valid token, with its caller cached for the current registry snapshot.</summary>
    private sealed class KnownToken(TokenSubject subject, DateTimeOffset checkAfter)
    {
        private volatile Tuple<RegistrySnapshot, SignedIn?>? resolved;

        public DateTimeOffset CheckAfter => checkAfter;

        public SignedIn? Resolve(RegistrySnapshot registry)
        {
            if (resolved is { } last && last.Item1 == registry)
                return last.Item2;
            var signedIn = registry.Resolve(subject) is { } caller ? new SignedIn(caller, subject) : null;
            resolved = Tuple.Create(registry, signedIn);
            return signedIn;
        }
    }

    /// <summary>The SHA-256 digest of a token, so that tokens themselves are not stored in memory.</summary>
    private readonly record struct TokenDigest
    {
        private readonly UInt128 high;
        private readonly UInt128 low;

        public TokenDigest(ReadOnlySpan<char> token)
        {
            Span<byte> bytes = stackalloc byte[LongestToken];
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes[..Encoding.ASCII.GetBytes(token, bytes)], digest);
            high = BinaryPrimitives.ReadUInt128LittleEndian(digest);
            low = BinaryPrimitives.ReadUInt128LittleEndian(digest[16..]);
        }
    }
}
