using System.Security.Cryptography;
using System.Text;

namespace NetHub.Schema.Sharing.Cryptography;

/// <summary>
/// Identity numbers at rest: AES-GCM for the value, a keyed digest for equality, both under the newest key of a ring. Encrypt a number inside
/// the transaction that stores it, so that a rotation does not miss it.
/// </summary>
public sealed class IdentityCipher(HubKeys keys, IdentityKeyRing ring)
{
    /// <summary>Creates a cipher with the single key that is derived from the hub's secret.</summary>
    public IdentityCipher(HubKeys keys)
        : this(keys, new IdentityKeyRing(keys))
    {
    }

    /// <summary>The keys.</summary>
    internal IdentityKeyRing Ring => ring;

    public string Encrypt(string number) => ring.InUse()[0].Encrypt(number);

    /// <exception cref="CryptographicException">The stored value was altered, belongs to a different hub, or its key is unknown.</exception>
    public string Decrypt(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return ring.Find(IdentityKey.NumberOf(stored)).Decrypt(stored);
    }

    /// <summary>Returns the digest under the newest key, for storing.</summary>
    public string Digest(string number) => ring.InUse()[0].Digest(number);

    /// <summary>Returns the digests under all keys in use, newest first, for lookups; one or two.</summary>
    public IReadOnlyList<string> Digests(string number) => [.. ring.InUse().Select(k => k.Digest(number))];

    /// <summary>Returns the digest under the former key, or under the newest if there is no former key.</summary>
    internal string FormerDigest(string number) => ring.InUse()[^1].Digest(number);

    /// <summary>Returns whether a stored value is under the newest key.</summary>
    internal bool IsUnderNewest(string stored) => IdentityKey.NumberOf(stored) == ring.InUse()[0].Number;

    /// <summary>Returns a pseudonym of a value, which differs for each department.</summary>
    public string Pseudonym(string department, string value)
    {
        var key = keys.Derive("pseudonym " + department);
        return "t_" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)).AsSpan(0, 8));
    }
}
