using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Cryptography;

namespace NetHub.Schema.Querying.Running;

/// <summary>
/// Encodes a row's sort values and key as an encrypted and authenticated cursor. It is bound to the caller, the order and the policy version:
/// it discloses nothing, and is invalid for any other caller or query.
/// </summary>
internal sealed class CursorCodec(HubKeys keys)
{
    private const int Padding = 32;
    private readonly AesGcmBox box = new(keys.Derive("cursor"));

    public string Encode(IReadOnlyList<object?> values, string binding) =>
        Base64Url.EncodeToString(box.Seal(Padded(JsonSerializer.SerializeToUtf8Bytes(values)), Encoding.UTF8.GetBytes(binding)));

    /// <exception cref="QueryRefusedException">The cursor was changed, or belongs to a different caller, order or policy version.</exception>
    public IReadOnlyList<object?> Decode(string cursor, string binding)
    {
        try
        {
            var plain = box.Open(Base64Url.DecodeFromChars(cursor), Encoding.UTF8.GetBytes(binding));
            return [.. JsonSerializer.Deserialize<JsonElement[]>(plain)!.Select(Value)];
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException or JsonException)
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
