using Microsoft.Extensions.Caching.Memory;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;

namespace NetHub.Schema.Querying.Aggregation;

/// <summary>
/// Groups and counts that were computed before. The key is the statement, which stands for document, access profile and policy version; the
/// value of every parameter, caller and day among them; and the version of the data. It is never logged.
/// </summary>
internal sealed class StatisticsCache : IDisposable
{
    private const int MostGroups = 200_000;
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostGroups });

    public long Count(SqlTemplate sql, RunScope run, Func<long> count)
    {
        if (!run.IsVersioned)
            return count();
        var key = Key(sql, run);
        if (cache.TryGetValue(key, out long known))
            return known;
        return cache.Set(key, count(), new MemoryCacheEntryOptions { Size = 1 });
    }

    public List<Group> GetOrAdd(SqlTemplate sql, RunScope run, Func<List<Group>> compute)
    {
        if (!run.IsVersioned)
            return compute();
        var key = Key(sql, run);
        if (cache.TryGetValue(key, out List<Group>? known))
            return known!;
        var groups = compute();
        cache.Set(key, groups, new MemoryCacheEntryOptions { Size = groups.Count + 1 });
        return groups;
    }

    public void Dispose() => cache.Dispose();

    private static CacheKey Key(SqlTemplate sql, RunScope run) => new(
        sql, run.DataVersion, string.Join('\u0001', sql.Parameters.Select(p => run.Value(p.Source))));

    private sealed record CacheKey(SqlTemplate Sql, string DataVersion, string Values);
}
