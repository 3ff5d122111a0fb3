using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Running;

/// <summary>
/// Encodes a row's sort values and key as an encrypted and authenticated cursor. It is bound to the caller, the order and the policy version:
/// it discloses nothing, and is invalid for any other caller or query.
/// </summary>
internal sealed class CursorCodec(HubKeys keys)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Padding = 32;
    private readonly byte[] key = keys.Derive("cursor");

    public string Encode(IReadOnlyList<object?> values, string binding)
    {
        var plain = Padded(JsonSerializer.SerializeToUtf8Bytes(values));
        var sealedCursor = new byte[NonceSize + plain.Length + TagSize];
        RandomNumberGenerator.Fill(sealedCursor.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(sealedCursor.AsSpan(0, NonceSize), plain, sealedCursor.AsSpan(NonceSize, plain.Length),
            sealedCursor.AsSpan(NonceSize + plain.Length), Encoding.UTF8.GetBytes(binding));
        return Base64Url.EncodeToString(sealedCursor);
    }

    /// <exception cref="QueryRefusedException">The cursor was changed, or belongs to a different caller, order or policy version.</exception>
    public IReadOnlyList<object?> Decode(string cursor, string binding)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(cursor);
            var plain = new byte[bytes.Length - NonceSize - TagSize];
            using var cipher = new AesGcm(key, TagSize);
            cipher.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, plain.Length),
                bytes.AsSpan(NonceSize + plain.Length), plain, Encoding.UTF8.GetBytes(binding));
            return [.. JsonSerializer.Deserialize<JsonElement[]>(plain)!.Select(Value)];
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException or OverflowException or JsonException)
        {
            throw new QueryRefusedException(QueryErrors.CursorInvalid());
        }
    }

    // Padding hides the number of digits of the key, which callers may not see.
    private static byte[] Padded(byte[] json)
    {
        var length = json.Length;
        Array.Resize(ref json, (length + Padding - 1) / Padding * Padding);
        json.AsSpan(length).Fill((byte)' ');
        return json;
    }

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => element.TryGetInt64(out var number) ? (object)number : element.GetDouble(),
        _ => element.GetString(),
    };
}
