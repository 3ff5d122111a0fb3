using System.Security.Cryptography;

namespace NetHub.Schema.Sharing.Cryptography;

/// <summary>
/// The keys of identity numbers in use: one, or two during a rotation from the former to the newest. The ring follows its file, so it sees a
/// rotation of another process before the first row is under the new key. Thread-safe.
/// </summary>
public sealed class IdentityKeyRing
{
    private const int MostInUse = 2;
    private readonly IdentityKeyFile? file;
    private readonly Lock turn = new();
    private volatile Keys known;

    /// <summary>Creates a ring with the single key that is derived from the hub's secret.</summary>
    public IdentityKeyRing(HubKeys keys) => known = new Keys(default, [new IdentityKey(IdentityKey.First, keys)], []);

    /// <param name="keys">The hub's secret, which seals the file; it is also the first key.</param>
    /// <param name="path">The file; without a file, only the first key is in use.</param>
    /// <exception cref="DamagedKeyRingException">The file was altered, or was sealed with a different secret.</exception>
    public IdentityKeyRing(HubKeys keys, string path)
        : this(keys)
    {
        file = new IdentityKeyFile(path, keys);
        if (file.Stamp() is var stamp && stamp != default)
            known = new Keys(stamp, file.Read(), []);
    }

    /// <summary>The numbers of the keys in use according to the file, newest first.</summary>
    public IReadOnlyList<int> Numbers => [.. Refresh().Current.Select(static k => k.Number)];

    /// <summary>
    /// The newest key, and the one before it if there is one. A key that was retired while this process runs is still the one before: a
    /// snapshot that began earlier has rows under it.
    /// </summary>
    internal IReadOnlyList<IdentityKey> InUse() => Refresh().InUse;

    /// <summary>Returns the key with this number, and reads the file again if the number is unknown.</summary>
    /// <exception cref="CryptographicException">No key has this number.</exception>
    internal IdentityKey Find(int number) => known.Find(number) ?? Refresh().Find(number)
        ?? throw new CryptographicException($"The key ring has no identity key {number}.");

    /// <summary>Adds the next key, unless there are already two: then an unfinished rotation continues.</summary>
    internal void Begin()
    {
        if (Numbers.Count < MostInUse)
            (file ?? throw new InvalidOperationException("A ring without a file has one key.")).Add();
    }

    /// <summary>Retires the former key.</summary>
    internal void Finish() => file!.KeepNewest();

    private Keys Refresh()
    {
        if (file is null || file.Stamp() == known.Stamp)
            return known;
        lock (turn)
        {
            var stamp = file.Stamp();
            return stamp == known.Stamp ? known : known = Follow(stamp);
        }
    }

    // Keep the known keys if the file is lost or damaged, because rows need them. The next start reports it.
    private Keys Follow(FileStamp stamp)
    {
        if (stamp == default)
            return known with { Stamp = stamp };
        try
        {
            var current = file!.Read();
            var former = known.All.Where(k => current.All(c => c.Number != k.Number));
            return new Keys(stamp, current, [.. former.OrderByDescending(static k => k.Number)]);
        }
        catch (DamagedKeyRingException)
        {
            return known with { Stamp = stamp };
        }
    }

    /// <summary>A snapshot of the ring.</summary>
    /// <param name="Stamp">The stamp of the file.</param>
    /// <param name="Current">The keys of the file, newest first.</param>
    /// <param name="Former">The keys that the file had before, newest first.</param>
    private sealed record Keys(FileStamp Stamp, IReadOnlyList<IdentityKey> Current, IReadOnlyList<IdentityKey> Former)
    {
        public IReadOnlyList<IdentityKey> All { get; } = [.. Current, .. Former];

        public IReadOnlyList<IdentityKey> InUse { get; } = [.. Current.Concat(Former).Take(MostInUse)];

        public IdentityKey? Find(int number) => All.FirstOrDefault(k => k.Number == number);
    }
}
