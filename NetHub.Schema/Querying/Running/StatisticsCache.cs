using Microsoft.Extensions.Caching.Memory;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Statistics;

namespace NetHub.Schema.Querying.Running;

/// <summary>
/// Caches computed groups and counts. The key consists of the statement, which represents document, access profile and policy version; the
/// values of all parameters, including caller and day; and the data version. The key is never logged.
/// </summary>
internal sealed class StatisticsCache : IDisposable
{
    private const int MostGroups = 200_000;
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostGroups });

    /// <param name="sql">The counting statement.</param>
    /// <param name="run">The run.</param>
    /// <param name="state">The state passed to <paramref name="count"/>.</param>
    /// <param name="count">Computes the count.</param>
    public async ValueTask<long> CountAsync<T>(SqlTemplate sql, RunScope run, T state, Func<T, RunScope, ValueTask<long>> count)
    {
        if (!run.IsVersioned)
            return await count(state, run);
        var key = Key(sql, run);
        if (cache.TryGetValue(key, out long known))
            return known;
        return cache.Set(key, await count(state, run), new MemoryCacheEntryOptions { Size = 1 });
    }

    /// <param name="sql">The grouping statement.</param>
    /// <param name="run">The run.</param>
    /// <param name="state">The state passed to <paramref name="compute"/>.</param>
    /// <param name="compute">Computes the groups.</param>
    public async ValueTask<List<Group>> GetOrAddAsync<T>(SqlTemplate sql, RunScope run, T state, Func<T, RunScope, ValueTask<List<Group>>> compute)
    {
        if (!run.IsVersioned)
            return await compute(state, run);
        var key = Key(sql, run);
        if (cache.TryGetValue(key, out List<Group>? known))
            return known!;
        var groups = await compute(state, run);
        cache.Set(key, groups, new MemoryCacheEntryOptions { Size = groups.Count + 1 });
        return groups;
    }

    public void Dispose() => cache.Dispose();

    private static CacheKey Key(SqlTemplate sql, RunScope run) => new(
        sql, run.DataVersion, string.Join('\u0001', sql.Parameters.Select(p => run.Value(p.Source))));

    private sealed record CacheKey(SqlTemplate Sql, string DataVersion, string Values);
}
