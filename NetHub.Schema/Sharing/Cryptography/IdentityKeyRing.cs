using System.Security.Cryptography;

namespace NetHub.Schema.Sharing.Cryptography;

/// <summary>
/// The keys of identity numbers in use: one, or two while rows go over from the former to the newest. The ring follows its file, so a
/// rotation that another process began is seen before the first row is under the new key. Safe for many threads.
/// </summary>
public sealed class IdentityKeyRing
{
    private const int MostInUse = 2;
    private readonly IdentityKeyFile? file;
    private readonly Lock turn = new();
    private volatile Keys known;

    /// <summary>A ring with the one key that comes from the hub's secret.</summary>
    public IdentityKeyRing(HubKeys keys) => known = new Keys(default, [new IdentityKey(IdentityKey.First, keys)], []);

    /// <param name="keys">The hub's secret, which seals the file; it is also the first key.</param>
    /// <param name="path">The file; the first key is alone in use while there is none.</param>
    /// <exception cref="DamagedKeyRingException">The file is not as it was written, or was written with another secret.</exception>
    public IdentityKeyRing(HubKeys keys, string path)
        : this(keys)
    {
        file = new IdentityKeyFile(path, keys);
        if (file.Stamp() is var stamp && stamp != default)
            known = new Keys(stamp, file.Read(), []);
    }

    /// <summary>Numbers of the keys that the file says are in use, newest first.</summary>
    public IReadOnlyList<int> Numbers => [.. Refresh().Current.Select(static k => k.Number)];

    /// <summary>
    /// The newest key, and the one before it if there is one. A key that was retired while this process runs is still the one before: a
    /// snapshot that began earlier has rows under it.
    /// </summary>
    internal IReadOnlyList<IdentityKey> InUse() => Refresh().InUse;

    /// <summary>The key with this number. The file is looked at again for one that is not known.</summary>
    /// <exception cref="CryptographicException">There is no such key.</exception>
    internal IdentityKey Find(int number) => known.Find(number) ?? Refresh().Find(number)
        ?? throw new CryptographicException($"The key ring has no identity key {number}.");

    /// <summary>Adds the next key, unless there are two already: then the rotation that is unfinished goes on.</summary>
    internal void Begin()
    {
        if (Numbers.Count < MostInUse)
            (file ?? throw new InvalidOperationException("A ring without a file has one key.")).Add();
    }

    /// <summary>Retires the key before the newest.</summary>
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

    // Whoever has keys keeps them when the file is lost or damaged: rows need them. The next start says so.
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

    /// <summary>What is known at one moment.</summary>
    /// <param name="Stamp">Of the file that was read.</param>
    /// <param name="Current">Keys of the file, newest first.</param>
    /// <param name="Former">Keys that the file had before, newest first.</param>
    private sealed record Keys(FileStamp Stamp, IReadOnlyList<IdentityKey> Current, IReadOnlyList<IdentityKey> Former)
    {
        public IReadOnlyList<IdentityKey> All { get; } = [.. Current, .. Former];

        public IReadOnlyList<IdentityKey> InUse { get; } = [.. Current.Concat(Former).Take(MostInUse)];

        public IdentityKey? Find(int number) => All.FirstOrDefault(k => k.Number == number);
    }
}
