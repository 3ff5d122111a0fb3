using NetHub.Schema.Publishing.Binding;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Querying.Compiling;

namespace NetHub.Schema.Publishing.Validation;

/// <summary>
/// Which row of the dataset a row of the file is: by an opaque id, by its record key, or by the source's own key. Rows that are new get the
/// next surrogate keys. Two rows of a file that are one row are a problem of the second.
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

    /// <summary>The last surrogate key that was given.</summary>
    public long LastKey => last;

    /// <summary>Rows that the file named.</summary>
    public IReadOnlySet<long> Seen => seen;

    /// <summary>The row's surrogate key and, where it is known already, its values; null where it cannot be said, and the row says why.</summary>
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

    /// <summary>The key of a row that the file itself has.</summary>
    public long? StoredKey(UInt128 key) => keys.TryGetValue(key, out var found) ? found : null;

    /// <summary>Whether the file has a row with this code.</summary>
    public bool HasCode(object code) => codes.Contains(RowFinder.Hash([code]));

    public object?[]? Stored(long key) => byKey.First(key);

    public void Dispose() => byKey.Dispose();

    // By what the row is named, in the order of certainty.
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
            // What people know a record by goes before what its source does.
            row.SourceKey = null;
            if (layout.Dataset.Code is { } code && row.Value(code) is { } value)
                codes.Add(RowFinder.Hash([value]));
            return byParts;
        }

        if (row.SourceKey is { } source)
        {
            hash = RowFinder.Hash(source);
            // The source may name a row again that ended: then it is another one.
            return finder.ByDigest(layout.Dataset, source) is { } known && finder.Exists(layout.Dataset, known) ? known : null;
        }

        if (row.Problems.Count == 0)
            row.Add(layout.Dataset.RecordKey.FirstOrDefault(p => row.Value(p) is null), Problem.Create("KEY_REQUIRED", "缺少主键，无法确定是哪条记录。", "The key is missing: it cannot be said which row is meant."));
        return null;
    }

    private static long? Taken(BoundRow row, out UInt128? hash)
    {
        hash = null;
        row.Add(null, Problem.Create("KEY_TAKEN", "该主键属于另一条记录。", "The key is that of another row."));
        return null;
    }

    private static (long, object?[]?)? Twice(BoundRow row)
    {
        row.Add(null, Problem.Create("DUPLICATE_KEY", "与文件中前面的记录主键相同。", "An earlier row of the file has the same key."));
        return null;
    }
}
