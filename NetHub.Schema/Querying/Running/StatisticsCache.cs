using Microsoft.Extensions.Caching.Memory;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Statistics;

namespace NetHub.Schema.Querying.Running;

/// <summary>
/// Groups and counts that were computed before. The key is the statement, which stands for document, access profile and policy version; the
/// value of every parameter, caller and day among them; and the version of the data. It is never logged.
/// </summary>
internal sealed class StatisticsCache : IDisposable
{
    private const int MostGroups = 200_000;
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostGroups });

    /// <param name="sql">The statement that counts.</param>
    /// <param name="run">For whom.</param>
    /// <param name="state">What <paramref name="count"/> works with.</param>
    /// <param name="count">Counts.</param>
    public async ValueTask<long> CountAsync<T>(SqlTemplate sql, RunScope run, T state, Func<T, RunScope, ValueTask<long>> count)
    {
        if (!run.IsVersioned)
            return await count(state, run);
        var key = Key(sql, run);
        if (cache.TryGetValue(key, out long known))
            return known;
        return cache.Set(key, await count(state, run), new MemoryCacheEntryOptions { Size = 1 });
    }

    /// <param name="sql">The statement that groups.</param>
    /// <param name="run">For whom.</param>
    /// <param name="state">What <paramref name="compute"/> works with.</param>
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
