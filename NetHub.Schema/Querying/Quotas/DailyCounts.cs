using System.Collections.Concurrent;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Quotas;

/// <summary>
/// Counts what each client used today (Shanghai time), so that a daily limit can be enforced. The caller of <see cref="TakeAdded"/>
/// stores the counts; <see cref="Learn"/> restores them after a restart.
/// </summary>
/// <param name="kind">The kind of count, which distinguishes the stored counts.</param>
/// <param name="clock">The clock that determines the day.</param>
public class DailyCounts(string kind, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Client, DateOnly Day), Count> counts = [];

    public string Kind => kind;

    /// <summary>Returns today's count of the client, or of the person that uses it.</summary>
    public long Today(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return CountFor(caller.Client).Value;
    }

    public void Add(Caller caller, long count)
    {
        ArgumentNullException.ThrowIfNull(caller);
        CountFor(caller.Client).Add(count);
    }

    /// <summary>Returns the counts added since the last call, to be stored, and drops past days.</summary>
    public IReadOnlyList<(string Client, DateOnly Day, long Count)> TakeAdded()
    {
        var today = ShanghaiTime.Today(clock);
        var added = counts.Select(static c => (c.Key.Client, c.Key.Day, Count: c.Value.TakeAdded())).Where(static a => a.Count > 0).ToList();
        foreach (var over in counts.Keys.Where(k => k.Day < today))
            counts.TryRemove(over, out _);
        return added;
    }

    /// <summary>Applies a stored count: from this hub before a restart, or from other hubs that share the registry.</summary>
    public void Learn(string client, DateOnly day, long count) => counts.GetOrAdd((client, day), static _ => new Count()).Learn(count);

    private Count CountFor(string client) => counts.GetOrAdd((client, ShanghaiTime.Today(clock)), static _ => new Count());

    private sealed class Count
    {
        private long kept;
        private long added;

        public long Value => Interlocked.Read(ref kept) + Interlocked.Read(ref added);

        public void Add(long count) => Interlocked.Add(ref added, count);

        // The moved count is briefly counted twice, so that it is never missing.
        public long TakeAdded()
        {
            var taken = Interlocked.Read(ref added);
            Interlocked.Add(ref kept, taken);
            Interlocked.Add(ref added, -taken);
            return taken;
        }

        public void Learn(long count) => Interlocked.Exchange(ref kept, Math.Max(count, Interlocked.Read(ref kept)));
    }
}
