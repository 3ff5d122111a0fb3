using System.Security.Cryptography;
using System.Text;

namespace NetHub.Schema.Sharing.Access;

/// <summary>Identity numbers at rest: AES-GCM for the value, a keyed digest for equality.</summary>
public sealed class IdentityCipher(HubKeys keys)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] encryptionKey = keys.Derive("identity number encryption");
    private readonly byte[] digestKey = keys.Derive("identity number digest");

    public string Encrypt(string number)
    {
        var plain = Encoding.UTF8.GetBytes(number);
        var sealedNumber = new byte[NonceSize + plain.Length + TagSize];
        var nonce = sealedNumber.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(encryptionKey, TagSize);
        cipher.Encrypt(nonce, plain, sealedNumber.AsSpan(NonceSize, plain.Length), sealedNumber.AsSpan(NonceSize + plain.Length));
        return Convert.ToBase64String(sealedNumber);
    }

    /// <exception cref="CryptographicException">The stored value was changed, or is of another hub.</exception>
    public string Decrypt(string stored)
    {
        var bytes = Convert.FromBase64String(stored);
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(encryptionKey, TagSize);
        cipher.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length), plain);
        return Encoding.UTF8.GetString(plain);
    }

    public string Digest(string number) => Convert.ToBase64String(HMACSHA256.HashData(digestKey, Encoding.UTF8.GetBytes(number)));

    /// <summary>A pseudonym of a value that differs for each department.</summary>
    public string Pseudonym(string department, string value)
    {
        var key = keys.Derive("pseudonym " + department);
        return "t_" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)).AsSpan(0, 8));
    }
}
