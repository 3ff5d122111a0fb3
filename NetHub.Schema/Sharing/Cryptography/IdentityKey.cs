using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NetHub.Schema.Sharing.Cryptography;

/// <summary>
/// One numbered key of identity numbers, with separately derived keys for encryption and for digests. Values under a key after the first begin
/// with the key's number, <c>2:</c>, which is authenticated, so that a value cannot be attributed to a different key.
/// </summary>
internal sealed class IdentityKey(int number, HubKeys source)
{
    /// <summary>The number of the key that is derived from the hub's secret; values under it have no prefix.</summary>
    public const int First = 1;

    private const char Mark = ':';
    private readonly AesGcmBox box = new(source.Derive("identity number encryption"));
    private readonly byte[] digestKey = source.Derive("identity number digest");
    private readonly string prefix = number == First ? "" : number.ToString(CultureInfo.InvariantCulture) + Mark;

    public int Number => number;

    /// <summary>Returns the number of the key of a stored value.</summary>
    /// <exception cref="CryptographicException">The prefix of the value is not a valid key number.</exception>
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

    public string Encrypt(string value) => prefix + Convert.ToBase64String(box.Seal(Encoding.UTF8.GetBytes(value), Encoding.ASCII.GetBytes(prefix)));

    /// <param name="stored">A value that <see cref="Encrypt"/> of this key returned.</param>
    /// <exception cref="CryptographicException">The stored value was altered, or belongs to a different hub or key.</exception>
    public string Decrypt(string stored) =>
        Encoding.UTF8.GetString(box.Open(Convert.FromBase64String(stored[prefix.Length..]), Encoding.ASCII.GetBytes(prefix)));

    public string Digest(string value) => Convert.ToBase64String(HMACSHA256.HashData(digestKey, Encoding.UTF8.GetBytes(value)));
}
