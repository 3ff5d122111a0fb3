using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace NetHub.Tests.Identity;

/// <summary>Creates tokens as an issuer does, and forged ones as an attacker would.</summary>
internal sealed class TokenForge : IDisposable
{
    private readonly RSA key = RSA.Create(2048);

    public TokenForge(string? pem = null)
    {
        if (pem is not null)
            key.ImportFromPem(pem);
        var publicKey = key.ExportSubjectPublicKeyInfo();
        KeyId = Base64UrlEncoder.Encode(SHA256.HashData(publicKey));
    }

    public string KeyId { get; }

    public RsaSecurityKey PublicKey => new(key.ExportParameters(includePrivateParameters: false)) { KeyId = KeyId };

    /// <summary>Returns a token signed with this key.</summary>
    public string Sign(IDictionary<string, object> claims, string type = "at+jwt") =>
        Create(claims, new SigningCredentials(new RsaSecurityKey(key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256), type);

    /// <summary>Returns a token whose signature uses the public key as an HMAC secret.</summary>
    public string SignWithPublicKey(IDictionary<string, object> claims, string type = "at+jwt")
    {
        var secret = Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem());
        return Create(claims, new SigningCredentials(new SymmetricSecurityKey(secret) { KeyId = KeyId }, SecurityAlgorithms.HmacSha256), type);
    }

    /// <summary>Returns an unsigned token that declares <c>alg: none</c>.</summary>
    public static string Unsigned(IDictionary<string, object> claims, string type = "at+jwt")
    {
        var payload = System.Text.Json.JsonSerializer.Serialize(claims);
        return $"{Base64UrlEncoder.Encode($$"""{"alg":"none","typ":"{{type}}"}""")}.{Base64UrlEncoder.Encode(payload)}.";
    }

    public void Dispose() => key.Dispose();

    private static string Create(IDictionary<string, object> claims, SigningCredentials credentials, string type)
    {
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = credentials, TokenType = type });
    }
}
