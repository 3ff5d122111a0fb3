using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetHub.Ledger.Signing;

namespace NetHub.Schema.Sharing.Cryptography;

/// <summary>Identifies a version of a file; the default if there is no file.</summary>
internal readonly record struct FileStamp(DateTime Written, long Length);

/// <summary>
/// The file of the key ring: the numbers of the keys, and each key after the first, sealed with a key derived from the hub's secret. The first
/// key is derived from the secret itself, so the file has only its number. One process at a time writes the file, and atomically.
/// </summary>
internal sealed class IdentityKeyFile(string path, HubKeys hub)
{
    private const int KeySize = 32;
    private const int MostKeys = 2;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private readonly AesGcmBox box = new(hub.Derive("identity key ring"));

    public FileStamp Stamp() => new FileInfo(path) is { Exists: true } file ? new FileStamp(file.LastWriteTimeUtc, file.Length) : default;

    /// <summary>Returns the keys, newest first.</summary>
    /// <exception cref="DamagedKeyRingException">The file was altered, or was sealed with a different secret.</exception>
    public IReadOnlyList<IdentityKey> Read() => [.. Entries().Reverse().Select(Open)];

    /// <summary>Adds a new random key.</summary>
    public void Add()
    {
        IReadOnlyList<Entry> entries = File.Exists(path) ? Entries() : [new Entry(IdentityKey.First, null)];
        var number = entries[^1].Number + 1;
        Write([.. entries, new Entry(number, Seal(number, RandomNumberGenerator.GetBytes(KeySize)))]);
    }

    /// <summary>Removes every key except the newest.</summary>
    public void KeepNewest() => Write([Entries()[^1]]);

    private void Write(IReadOnlyList<Entry> entries) => SecretFile.Replace(path, JsonSerializer.Serialize(new Ring(entries), Form));

    private IReadOnlyList<Entry> Entries()
    {
        try
        {
            var entries = JsonSerializer.Deserialize<Ring>(File.ReadAllText(path), Form)?.Keys;
            return entries is not null && IsRing(entries) ? entries : throw new DamagedKeyRingException(path);
        }
        catch (JsonException failure)
        {
            throw new DamagedKeyRingException(path, failure);
        }
    }

    // A ring has one key or two consecutive keys; all but the first key are sealed.
    private static bool IsRing(IReadOnlyList<Entry?> entries) =>
        entries.Count is > 0 and <= MostKeys
        && entries.All(static e => e is not null && e.Number >= IdentityKey.First && e.Sealed is null == (e.Number == IdentityKey.First))
        && entries.Zip(entries.Skip(1)).All(static pair => pair.Second!.Number == pair.First!.Number + 1);

    private IdentityKey Open(Entry entry) => new(entry.Number, entry.Sealed is { } text ? new HubKeys(Unseal(entry.Number, text)) : hub);

    private string Seal(int number, byte[] key) => Convert.ToBase64String(box.Seal(key, NameOf(number)));

    private byte[] Unseal(int number, string text)
    {
        try
        {
            var key = box.Open(Convert.FromBase64String(text), NameOf(number));
            return key.Length == KeySize ? key : throw new DamagedKeyRingException(path);
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            throw new DamagedKeyRingException(path, failure);
        }
    }

    // Authenticated with the key, so that keys cannot be swapped.
    private static byte[] NameOf(int number) => Encoding.ASCII.GetBytes("identity key " + number.ToString(CultureInfo.InvariantCulture));

    private sealed record Ring(IReadOnlyList<Entry> Keys);

    private sealed record Entry(int Number, string? Sealed);
}

/// <summary>The file of the key ring was altered, or was sealed with a different secret.</summary>
public sealed class DamagedKeyRingException(string path, Exception? inner = null) : Exception($"The key ring {path} is damaged.", inner);
