using System.Collections.Concurrent;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying;

/// <summary>
/// How many rows with personal values each client was shown today (Shanghai), masked ones included, and that there is an end to it:
/// many small reads that are each permitted must not add up to a copy.
/// </summary>
/// <param name="limit">Rows that a client may be shown in a day.</param>
/// <param name="clock">Says the day.</param>
public sealed class PersonalRows(long limit, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Client, DateOnly Day), Count> counts = [];

    /// <summary>Refuses an operation that shows personal values to a client that was shown enough today.</summary>
    /// <exception cref="QueryRefusedException">It was.</exception>
    public void Check(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var count = Of(caller.Client);
        if (count.Rows >= limit)
            throw new QueryRefusedException(QueryErrors.Limit("PERSONAL_ROWS_EXCEEDED", "personal rows per day", limit, count.Rows));
    }

    public void Add(Caller caller, long rows)
    {
        ArgumentNullException.ThrowIfNull(caller);
        Of(caller.Client).Add(rows);
    }

    /// <summary>What was added since the last time, to be kept; days that are over are forgotten.</summary>
    public IReadOnlyList<(string Client, DateOnly Day, long Rows)> TakeAdded()
    {
        var today = RunScope.DayOf(clock);
        var added = counts.Select(c => (c.Key.Client, c.Key.Day, Rows: c.Value.TakeAdded())).Where(static a => a.Rows > 0).ToList();
        foreach (var over in counts.Keys.Where(k => k.Day < today))
            counts.TryRemove(over, out _);
        return added;
    }

    /// <summary>Takes over what was kept: by this hub before a restart, and by others that share the registry.</summary>
    public void Learn(string client, DateOnly day, long rows) => counts.GetOrAdd((client, day), static _ => new Count()).Learn(rows);

    private Count Of(string client) => counts.GetOrAdd((client, RunScope.DayOf(clock)), static _ => new Count());

    private sealed class Count
    {
        private long kept;
        private long added;

        public long Rows => Interlocked.Read(ref kept) + Interlocked.Read(ref added);

        public void Add(long rows) => Interlocked.Add(ref added, rows);

        public long TakeAdded()
        {
            var taken = Interlocked.Exchange(ref added, 0);
            Interlocked.Add(ref kept, taken);
            return taken;
        }

        public void Learn(long rows) => Interlocked.Exchange(ref kept, Math.Max(rows, Interlocked.Read(ref kept)));
    }
}
