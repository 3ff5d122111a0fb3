using System.Security.Cryptography;
using System.Text;

namespace NetHub.Schema.Sharing.Cryptography;

/// <summary>Creates keyed digests of texts, which can be looked up but not read back.</summary>
/// <param name="keys">The hub's secret.</param>
/// <param name="use">The use of the digests: equal texts have different digests for different uses.</param>
public sealed class KeyedDigest(HubKeys keys, string use)
{
    private readonly byte[] key = keys.Derive(use);

    /// <summary>Returns the HMAC-SHA256 as base64.</summary>
    public string Compute(string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
