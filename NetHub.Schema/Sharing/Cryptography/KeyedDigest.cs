using System.Security.Cryptography;
using System.Text;

namespace NetHub.Schema.Sharing.Cryptography;

/// <summary>Digests of texts that are found again and not read again, keyed for one use.</summary>
/// <param name="keys">The hub's secret.</param>
/// <param name="use">What for: equal texts have other digests elsewhere.</param>
public sealed class KeyedDigest(HubKeys keys, string use)
{
    private readonly byte[] key = keys.Derive(use);

    /// <summary>HMAC-SHA256 as base64.</summary>
    public string Compute(string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
