using System.Collections.Concurrent;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Quotas;

/// <summary>
/// How much of something each client had today (Shanghai), so that there can be an end to it. It is kept by whoever asks for what was
/// added, and learnt again after a restart.
/// </summary>
/// <param name="kind">What is counted, among all that is kept.</param>
/// <param name="clock">Says the day.</param>
public class DailyCounts(string kind, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Client, DateOnly Day), Count> counts = [];

    public string Kind => kind;

    /// <summary>What the client, or the person that uses it, had today.</summary>
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

    /// <summary>What was added since the last time, to be kept; days that are over are forgotten.</summary>
    public IReadOnlyList<(string Client, DateOnly Day, long Count)> TakeAdded()
    {
        var today = ShanghaiTime.Today(clock);
        var added = counts.Select(static c => (c.Key.Client, c.Key.Day, Count: c.Value.TakeAdded())).Where(static a => a.Count > 0).ToList();
        foreach (var over in counts.Keys.Where(k => k.Day < today))
            counts.TryRemove(over, out _);
        return added;
    }

    /// <summary>Takes over what was kept: by this hub before a restart, and by others that share the registry.</summary>
    public void Learn(string client, DateOnly day, long count) => counts.GetOrAdd((client, day), static _ => new Count()).Learn(count);

    private Count CountFor(string client) => counts.GetOrAdd((client, ShanghaiTime.Today(clock)), static _ => new Count());

    private sealed class Count
    {
        private long kept;
        private long added;

        public long Value => Interlocked.Read(ref kept) + Interlocked.Read(ref added);

        public void Add(long count) => Interlocked.Add(ref added, count);

        // What is moved counts twice for a moment rather than not at all.
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
