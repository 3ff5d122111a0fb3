using NetHub.Schema.Publishing.Binding;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Querying.Compiling;

namespace NetHub.Schema.Publishing.Validation;

/// <summary>
/// Identifies the stored row of each row of the file: by opaque id, record key, or the source's own key. New rows get the next surrogate
/// keys. If two rows of the file identify the same stored row, the second one is a problem.
/// </summary>
internal sealed class RowIdentity : IDisposable
{
    private readonly RowLayout layout;
    private readonly RowFinder finder;
    private readonly PreparedQuery byKey;
    private readonly Dictionary<UInt128, long> keys = [];
    private readonly HashSet<UInt128> codes = [];
    private readonly HashSet<long> seen = [];
    private long last;

    public RowIdentity(RowLayout layout, RowFinder finder, TableQueries queries, long lastKey)
    {
        this.layout = layout;
        this.finder = finder;
        last = lastKey;
        byKey = queries.Rows(layout, (row, slots) => Expr.Equal(Expr.Key(row, layout.Dataset), slots.Parameter(typeof(long), new GivenSource(0))));
    }

    /// <summary>The last assigned surrogate key.</summary>
    public long LastKey => last;

    /// <summary>The keys of stored rows identified in the file.</summary>
    public IReadOnlySet<long> Seen => seen;

    /// <summary>
    /// Returns the surrogate key of a row and, if the row exists, its stored values. Returns null and adds a problem to the row if it
    /// cannot be identified.
    /// </summary>
    public (long Key, object?[]? Stored)? Find(BoundRow row)
    {
        var found = Named(row, out var hash);
        if (found is null && hash is null)
            return null;
        if (hash is { } key && !keys.TryAdd(key, found ?? last + 1))
            return Twice(row);
        if (found is null)
            return (++last, null);
        return seen.Add(found.Value) ? (found.Value, byKey.First(found.Value)) : Twice(row);
    }

    /// <summary>Returns the surrogate key of an earlier row of the file, by the hash of its record key.</summary>
    public long? StoredKey(UInt128 key) => keys.TryGetValue(key, out var found) ? found : null;

    /// <summary>Returns whether the file has a row with this code.</summary>
    public bool HasCode(object code) => codes.Contains(RowFinder.Hash([code]));

    public object?[]? Stored(long key) => byKey.First(key);

    public void Dispose() => byKey.Dispose();

    // Tries the identifiers in order of reliability.
    private long? Named(BoundRow row, out UInt128? hash)
    {
        hash = null;
        var parts = layout.Dataset.RecordKey.Select(row.Value).ToList();
        var isWhole = parts.Count > 0 && parts.TrueForAll(static p => p is not null);
        var byParts = isWhole ? finder.Find(layout.Dataset, parts) : null;
        if (isWhole)
            hash = RowFinder.Hash(parts);
        if (layout.Dataset.Id is { } id && row.Value(id) is long own)
            return byParts is null || byParts == own ? own : Taken(row, out hash);
        if (isWhole)
        {
            // The record key takes precedence over the source's own key.
            row.SourceKey = null;
            if (layout.Dataset.Code is { } code && row.Value(code) is { } value)
                codes.Add(RowFinder.Hash([value]));
            return byParts;
        }

        if (row.SourceKey is { } source)
        {
            hash = RowFinder.Hash(source);
            // If the registered row was deleted, the source key identifies a new row.
            return finder.ByDigest(layout.Dataset, source) is { } known && finder.Exists(layout.Dataset, known) ? known : null;
        }

        if (row.Problems.Count == 0)
            row.Add(layout.Dataset.RecordKey.FirstOrDefault(p => row.Value(p) is null), Problem.Create("KEY_REQUIRED", "缺少主键，无法确定是哪条记录。", "The key is missing, so the row cannot be identified."));
        return null;
    }

    private static long? Taken(BoundRow row, out UInt128? hash)
    {
        hash = null;
        row.Add(null, Problem.Create("KEY_TAKEN", "该主键属于另一条记录。", "The key belongs to a different row."));
        return null;
    }

    private static (long, object?[]?)? Twice(BoundRow row)
    {
        row.Add(null, Problem.Create("DUPLICATE_KEY", "与文件中前面的记录主键相同。", "An earlier row of the file has the same key."));
        return null;
    }
}
