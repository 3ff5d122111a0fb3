using System.Security.Cryptography;
using System.Text;
using NetHub.Ledger.Signing;

namespace NetHub.Schema.Sharing.Cryptography;

/// <summary>
/// The hub's secret, from which every key is derived for one use. It is stored outside the database, so a copy of the database alone discloses
/// no identity number and resolves no opaque id.
/// </summary>
public sealed class HubKeys
{
    private const int Size = 32;
    private readonly byte[] master;

    /// <exception cref="ArgumentException">The secret does not have 32 bytes.</exception>
    public HubKeys(byte[] master)
    {
        ArgumentNullException.ThrowIfNull(master);
        if (master.Length != Size)
            throw new ArgumentException("The hub's secret has 32 bytes.", nameof(master));
        this.master = master;
    }

    /// <summary>Reads the secret from a file, or creates the file, which only its owner can read.</summary>
    public static HubKeys FromFile(string path)
    {
        if (!File.Exists(path))
            SecretFile.Create(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size)));
        return new HubKeys(Convert.FromBase64String(File.ReadAllText(path).Trim()));
    }

    /// <summary>Derives a key for one use, independent of all others.</summary>
    public byte[] Derive(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master, Size, info: Encoding.UTF8.GetBytes(use));
}
