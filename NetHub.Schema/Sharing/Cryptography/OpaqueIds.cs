using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace NetHub.Schema.Sharing.Cryptography;

/// <summary>
/// Surrogate keys as a department sees them: encrypted with the department's own key, so that the ids of two departments cannot be linked, and
/// bound to a domain, so that an id of one kind is not valid as another. One block holds key and domain; an invented id decrypts to a
/// wrong domain.
/// </summary>
public sealed class OpaqueIds(HubKeys keys)
{
    /// <summary>The length of every opaque id in characters.</summary>
    public const int Length = 22;

    private readonly ConcurrentDictionary<string, Aes> ciphers = [];
    private readonly ConcurrentDictionary<string, ulong> domains = [];

    /// <summary>Returns the opaque id as 22 ASCII characters.</summary>
    public void Write(string department, string domain, long key, Span<byte> destination)
    {
        Span<byte> block = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(block, key);
        BinaryPrimitives.WriteUInt64LittleEndian(block[8..], Domain(domain));
        Span<byte> encrypted = stackalloc byte[16];
        Cipher(department).EncryptEcb(block, encrypted, PaddingMode.None);
        Base64Url.EncodeToUtf8(encrypted, destination);
    }

    public string Encode(string department, string domain, long key)
    {
        Span<byte> text = stackalloc byte[Length];
        Write(department, domain, key, text);
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>Returns the key of an id that this department got in this domain; null for anything else.</summary>
    public long? Decode(string department, string domain, string id)
    {
        Span<byte> encrypted = stackalloc byte[16];
        if (id is not { Length: Length } || !Base64Url.IsValid(id) || Base64Url.DecodeFromChars(id, encrypted) != 16)
            return null;
        Span<byte> block = stackalloc byte[16];
        Cipher(department).DecryptEcb(encrypted, block, PaddingMode.None);
        return BinaryPrimitives.ReadUInt64LittleEndian(block[8..]) == Domain(domain) ? BinaryPrimitives.ReadInt64LittleEndian(block) : null;
    }

    private Aes Cipher(string department) => ciphers.GetOrAdd(department, static (d, k) =>
    {
        var cipher = Aes.Create();
        cipher.Key = k.Derive("opaque id " + d);
        return cipher;
    }, keys);

    private ulong Domain(string domain) => domains.GetOrAdd(domain, static d =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes("NetHub id domain " + d))));
}
