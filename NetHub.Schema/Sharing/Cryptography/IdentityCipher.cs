using System.Security.Cryptography;
using System.Text;

namespace NetHub.Schema.Sharing.Cryptography;

/// <summary>
/// Identity numbers at rest: AES-GCM for the value, a keyed digest for equality, both under the newest key of a ring. Who stores one
/// encrypts it inside the transaction that stores it, so that a rotation misses none.
/// </summary>
public sealed class IdentityCipher(HubKeys keys, IdentityKeyRing ring)
{
    /// <summary>A cipher with the one key that comes from the hub's secret.</summary>
    public IdentityCipher(HubKeys keys)
        : this(keys, new IdentityKeyRing(keys))
    {
    }

    /// <summary>The keys.</summary>
    internal IdentityKeyRing Ring => ring;

    public string Encrypt(string number) => ring.InUse()[0].Encrypt(number);

    /// <exception cref="CryptographicException">The stored value was changed, is of another hub, or its key is not known.</exception>
    public string Decrypt(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return ring.Find(IdentityKey.NumberOf(stored)).Decrypt(stored);
    }

    /// <summary>The digest under the newest key, for what is stored.</summary>
    public string Digest(string number) => ring.InUse()[0].Digest(number);

    /// <summary>The digests under all keys in use, newest first; one or two, for what is looked up.</summary>
    public IReadOnlyList<string> Digests(string number) => [.. ring.InUse().Select(k => k.Digest(number))];

    /// <summary>The digest under the key before the newest; under the newest, where there is none before it.</summary>
    internal string FormerDigest(string number) => ring.InUse()[^1].Digest(number);

    /// <summary>Whether a stored value is under the key under which values are stored now.</summary>
    internal bool IsUnderNewest(string stored) => IdentityKey.NumberOf(stored) == ring.InUse()[0].Number;

    /// <summary>A pseudonym of a value that differs for each department.</summary>
    public string Pseudonym(string department, string value)
    {
        var key = keys.Derive("pseudonym " + department);
        return "t_" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)).AsSpan(0, 8));
    }
}
