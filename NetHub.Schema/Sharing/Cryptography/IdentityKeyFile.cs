using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetHub.Ledger.Signing;

namespace NetHub.Schema.Sharing.Cryptography;

/// <summary>By what a file is known to be another one than it was; the default where there is none.</summary>
internal readonly record struct FileStamp(DateTime Written, long Length);

/// <summary>
/// The file of the key ring: numbers, and each key after the first sealed with a key derived from the hub's secret. The first key comes
/// from the secret itself, so only its number stands in the file. It is written by one process at a time, whole or not at all.
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

    /// <summary>The keys, newest first.</summary>
    /// <exception cref="DamagedKeyRingException">The file is not as it was written, or was written with another secret.</exception>
    public IReadOnlyList<IdentityKey> Read() => [.. Entries().Reverse().Select(Open)];

    /// <summary>Adds a key that nobody has yet.</summary>
    public void Add()
    {
        IReadOnlyList<Entry> entries = File.Exists(path) ? Entries() : [new Entry(IdentityKey.First, null)];
        var number = entries[^1].Number + 1;
        Write([.. entries, new Entry(number, Seal(number, RandomNumberGenerator.GetBytes(KeySize)))]);
    }

    /// <summary>Takes every key but the newest out of the ring.</summary>
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

    // One key or two, one after the other; all but the first are sealed.
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

    // Authenticated with the key, so that no key is put in another's place.
    private static byte[] NameOf(int number) => Encoding.ASCII.GetBytes("identity key " + number.ToString(CultureInfo.InvariantCulture));

    private sealed record Ring(IReadOnlyList<Entry> Keys);

    private sealed record Entry(int Number, string? Sealed);
}

/// <summary>The file of the key ring is not as it was written, or was written with another secret.</summary>
public sealed class DamagedKeyRingException(string path, Exception? inner = null) : Exception($"The key ring {path} is damaged.", inner);
