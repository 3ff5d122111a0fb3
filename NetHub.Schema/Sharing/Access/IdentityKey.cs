using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// One numbered key of identity numbers: what encrypts them and what makes their digests, each derived for itself. What is stored under
/// a key after the first begins with the key's number, <c>2:</c>, which is authenticated, so that nobody passes it off as another's.
/// </summary>
internal sealed class IdentityKey(int number, HubKeys source)
{
    /// <summary>The key that comes from the hub's secret; what is stored under it names no key.</summary>
    public const int First = 1;

    private const char Mark = ':';
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] encryptionKey = source.Derive("identity number encryption");
    private readonly byte[] digestKey = source.Derive("identity number digest");
    private readonly string prefix = number == First ? "" : number.ToString(CultureInfo.InvariantCulture) + Mark;

    public int Number => number;

    /// <summary>The number of the key that a stored value is under.</summary>
    /// <exception cref="CryptographicException">The value names no key in the form in which keys are named.</exception>
    public static int NumberOf(string stored)
    {
        var end = stored.IndexOf(Mark, StringComparison.Ordinal);
        if (end < 0)
            return First;
        var name = stored.AsSpan(0, end);
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > First && name[0] != '0'
            ? number
            : throw new CryptographicException("A stored identity number names no key.");
    }

    public string Encrypt(string value)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var sealedValue = new byte[NonceSize + plain.Length + TagSize];
        var nonce = sealedValue.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(encryptionKey, TagSize);
        cipher.Encrypt(
            nonce, plain, sealedValue.AsSpan(NonceSize, plain.Length), sealedValue.AsSpan(NonceSize + plain.Length), Encoding.ASCII.GetBytes(prefix));
        return prefix + Convert.ToBase64String(sealedValue);
    }

    /// <param name="stored">What <see cref="Encrypt"/> of this key made.</param>
    /// <exception cref="CryptographicException">The stored value was changed, or is of another hub or key.</exception>
    public string Decrypt(string stored)
    {
        var bytes = Convert.FromBase64String(stored[prefix.Length..]);
        if (bytes.Length < NonceSize + TagSize)
            throw new CryptographicException("A stored identity number is too short.");
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(encryptionKey, TagSize);
        cipher.Decrypt(
            bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length), plain, Encoding.ASCII.GetBytes(prefix));
        return Encoding.UTF8.GetString(plain);
    }

    public string Digest(string value) => Convert.ToBase64String(HMACSHA256.HashData(digestKey, Encoding.UTF8.GetBytes(value)));
}
