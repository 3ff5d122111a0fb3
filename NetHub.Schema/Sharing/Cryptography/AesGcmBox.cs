using System.Security.Cryptography;

namespace NetHub.Schema.Sharing.Cryptography;

/// <summary>Encrypts and authenticates values with AES-GCM under one key. A sealed value is a nonce of 12 bytes, the ciphertext, and a tag of 16 bytes.</summary>
/// <param name="key">32 bytes.</param>
internal sealed class AesGcmBox(byte[] key)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <param name="plain">The value.</param>
    /// <param name="associated">Authenticated with the value but not stored: opening needs the same bytes.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        var box = new byte[NonceSize + plain.Length + TagSize];
        var nonce = box.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, plain, box.AsSpan(NonceSize, plain.Length), box.AsSpan(NonceSize + plain.Length), associated);
        return box;
    }

    /// <exception cref="CryptographicException">The value is too short or was changed, or was sealed under a different key or with different associated bytes.</exception>
    public byte[] Open(ReadOnlySpan<byte> box, ReadOnlySpan<byte> associated)
    {
        if (box.Length < NonceSize + TagSize)
            throw new CryptographicException("A sealed value is too short.");
        var plain = new byte[box.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(key, TagSize);
        cipher.Decrypt(box[..NonceSize], box.Slice(NonceSize, plain.Length), box[(NonceSize + plain.Length)..], plain, associated);
        return plain;
    }
}
