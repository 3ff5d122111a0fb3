using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace NetHub.Server.Identity.Registrations;

/// <summary>
/// How a client proves who it is: with a secret, of which only a salted hash is kept, or, stronger, with assertions that it signs
/// with a key of its own (<c>private_key_jwt</c>, RFC 7523), of which the hub has the public half.
/// </summary>
internal sealed record ClientCredential(string? Secret, JsonWebKeySet? Keys)
{
    private const int SecretBytes = 32;

    /// <summary>A secret that nobody could guess.</summary>
    public static ClientCredential Random() => OfSecret(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    public static ClientCredential OfSecret(string secret) => new(secret, null);

    public static ClientCredential OfKeys(JsonWebKeySet keys) => new(null, keys);
}
