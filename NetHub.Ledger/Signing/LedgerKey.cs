using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NetHub.Ledger.Chain;

namespace NetHub.Ledger.Signing;

/// <summary>
/// A key of ledgers: ECDSA over P-256 with SHA-256. The hub's own signs seals, heads and receipts; its public part lets anybody check them
/// on another machine.
/// </summary>
public sealed class LedgerKey : IDisposable
{
    /// <summary>Bytes of a signature, as IEEE P1363 writes it.</summary>
    internal const int SignatureSize = 64;

    private const int IdBytes = 12;
    private readonly ECDsa key;

    private LedgerKey(ECDsa key)
    {
        this.key = key;
        Id = Base64Url.EncodeToString(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, IdBytes));
    }

    /// <summary>Names the key: 16 characters of the digest of its public part.</summary>
    public string Id { get; }

    /// <summary>The public part as PEM, for who checks ledgers elsewhere.</summary>
    public string PublicPem => key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Reads the hub's key from a file, or makes it when there is none yet, readable by its owner only.</summary>
    /// <exception cref="CryptographicException">The file holds no such key.</exception>
    public static LedgerKey FromFile(string path)
    {
        if (!File.Exists(path))
            Create(path);
        return FromPem(File.ReadAllText(path));
    }

    /// <summary>Reads a key, public or private.</summary>
    /// <exception cref="CryptographicException">The text is no such key.</exception>
    public static LedgerKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == 256)
                return new LedgerKey(key);
        }
        catch (ArgumentException)
        {
            // Said below, like any other text that is no key.
        }

        key.Dispose();
        throw new CryptographicException("No key of ECDSA over P-256.");
    }

    public void Dispose() => key.Dispose();

    internal byte[] Sign(string statement) => key.SignData(Encoding.UTF8.GetBytes(statement), HashAlgorithmName.SHA256);

    internal bool Confirms(string statement, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureSize && key.VerifyData(Encoding.UTF8.GetBytes(statement), signature, HashAlgorithmName.SHA256);

    private static void Create(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        SecretFile.Create(path, key.ExportPkcs8PrivateKeyPem());
    }
}

/// <summary>The keys that a ledger may be signed with: whoever checks says which ones he believes.</summary>
public sealed class LedgerKeys(IEnumerable<LedgerKey> keys)
{
    private readonly Dictionary<string, LedgerKey> keys = keys.DistinctBy(static k => k.Id).ToDictionary(static k => k.Id);

    internal bool Confirms(string? keyId, string statement, ReadOnlySpan<byte> signature) =>
        keyId is not null && keys.TryGetValue(keyId, out var key) && key.Confirms(statement, signature);

    /// <summary>One of the keys signed the statement of this end.</summary>
    internal bool Confirm(SignedEnd end, string statement) =>
        Base64Url.IsValid(end.Signature) && Confirms(end.Key, statement, Base64Url.DecodeFromChars(end.Signature));
}
