using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace NetHub.Server.Identity.Registrations;

/// <summary>
/// The credential of a client: a secret, stored only as a salted hash, or the stronger <c>private_key_jwt</c> (RFC 7523), where the
/// client signs assertions with its own key and the hub has only the public key.
/// </summary>
internal sealed record ClientCredential(string? Secret, JsonWebKeySet? Keys)
{
    private const int SecretBytes = 32;

    /// <summary>Creates a random secret.</summary>
    public static ClientCredential Random() => OfSecret(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    public static ClientCredential OfSecret(string secret) => new(secret, null);

    public static ClientCredential OfKeys(JsonWebKeySet keys) => new(null, keys);
}
