using System.Buffers;
using System.Globalization;
using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Binding;

/// <summary>Finds rows in the database by record key, source key or surrogate key.</summary>
/// <param name="db">Generates the SQL.</param>
/// <param name="database">Runs the SQL.</param>
/// <param name="cipher">Computes digests, by which encrypted parts of keys are found.</param>
/// <param name="sourceDigest">Computes the digests stored for sources' own keys.</param>
/// <param name="department">The department whose source keys are searched.</param>
internal sealed class RowFinder(HubDbContext db, sqlite3 database, IdentityCipher cipher, KeyedDigest sourceDigest, string department) : IDisposable
{
    private const int MostKept = 20_000;
    private const char Separator = '\u001f';
    private readonly TableQueries queries = new(db, database);
    private readonly Dictionary<(DatasetEntry Dataset, int Parts), PreparedQuery> byKey = [];
    private readonly Dictionary<DatasetEntry, PreparedQuery> byRowKey = [];
    private readonly Dictionary<(DatasetEntry, string), long?> found = [];
    private readonly Dictionary<(DatasetEntry, long), bool> existing = [];
    private PreparedQuery? sourceKeys;

    /// <summary>Finds the surrogate key of the row with a record key, given as plain values from the file; null if there is none.</summary>
    public long? Find(DatasetEntry dataset, IReadOnlyList<object?> parts)
    {
        var text = Text(parts);
        if (found.TryGetValue((dataset, text), out var known))
            return known;
        if (!byKey.TryGetValue((dataset, parts.Count), out var query))
            byKey[(dataset, parts.Count)] = query = KeyQuery(dataset, parts.Count);
        return Keep((dataset, text), query.First(Given(dataset, parts))?[0] as long?);
    }

    /// <summary>Returns whether a row with this surrogate key exists.</summary>
    public bool Exists(DatasetEntry dataset, long key)
    {
        if (existing.TryGetValue((dataset, key), out var known))
            return known;
        if (!byRowKey.TryGetValue(dataset, out var query))
            byRowKey[dataset] = query = queries.Query(dataset, (row, parameters) => Expr.Equal(Expr.Key(row, dataset), parameters.Parameter(typeof(long), new GivenSource(0))), row => [Expr.Key(row, dataset)], 1);
        if (existing.Count == MostKept)
            existing.Clear();
        return existing[(dataset, key)] = query.First(key) is not null;
    }

    /// <summary>Returns whether a row with this code exists, for example a region, grid or indicator.</summary>
    public bool HasCode(DatasetEntry dataset, object code) => Find(dataset, [code]) is not null;

    /// <summary>Finds the row registered under a source's own key.</summary>
    public long? BySourceKey(DatasetEntry dataset, string key) => ByDigest(dataset, DigestOf(dataset, key));

    public long? ByDigest(DatasetEntry dataset, string digest)
    {
        sourceKeys ??= SourceKeyQuery();
        return sourceKeys.First(department, dataset.Name, digest)?[0] as long?;
    }

    /// <summary>Computes the digest stored for a source's own key.</summary>
    public string DigestOf(DatasetEntry dataset, string key) => sourceDigest.Compute($"{dataset.Name} {key}");

    /// <summary>Hashes a record key to 128 bits, which distinguish the rows of one file.</summary>
    public static UInt128 Hash(IReadOnlyList<object?> parts) => Hash(Text(parts));

    public static UInt128 Hash(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, bytes);
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(bytes.AsSpan(0, length), digest);
        ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        return new UInt128(BitConverter.ToUInt64(digest), BitConverter.ToUInt64(digest[8..]));
    }

    public void Dispose()
    {
        foreach (var query in byKey.Values.Concat(byRowKey.Values))
            query.Dispose();
        sourceKeys?.Dispose();
    }

    private static string Text(IReadOnlyList<object?> parts) => parts is [string one] ? one : string.Join(Separator, parts.Select(static p => Convert.ToString(p, CultureInfo.InvariantCulture)));

    private long? Keep((DatasetEntry, string) key, long? value)
    {
        // Misses are not cached: they are rare, and a later batch may add the row.
        if (value is null)
            return null;
        if (found.Count == MostKept)
            found.Clear();
        return found[key] = value;
    }

    private object?[] Given(DatasetEntry dataset, IReadOnlyList<object?> parts)
    {
        var given = new List<object?>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (KeyOf(dataset)[i].Declared.Encrypted)
                given.AddRange(TwoOf(cipher.Digests((string)parts[i]!)));
            else
                given.Add(parts[i]);
        }

        return [.. given];
    }

    // During key rotation, a digest may still be under the former key.
    private static string[] TwoOf(IReadOnlyList<string> digests) => [digests[0], digests[^1]];

    // With fewer parts than the key, the query returns the newest dated row.
    private static IReadOnlyList<FieldEntry> KeyOf(DatasetEntry dataset) => dataset.RecordKey;

    private PreparedQuery KeyQuery(DatasetEntry dataset, int parts) => queries.Query(dataset, (row, parameters) =>
    {
        Expression? condition = null;
        var next = 0;
        foreach (var field in KeyOf(dataset).Take(parts))
        {
            if (field.Declared.Encrypted)
            {
                var digest = Expr.Stored(row, StorageModel.DigestProperty(field), typeof(string));
                condition = Expr.And(condition, Expression.OrElse(
                    Expr.Equal(digest, parameters.Parameter(typeof(string), new GivenSource(next++))),
                    Expr.Equal(digest, parameters.Parameter(typeof(string), new GivenSource(next++)))));
            }
            else
                condition = Expr.And(condition, Expr.Equal(Expr.Field(row, field), parameters.Parameter(field.ValueType, new GivenSource(next++))));
        }

        return condition;
    }, row => [Expr.Key(row, dataset)], 1);

    private PreparedQuery SourceKeyQuery()
    {
        var parameters = new ParameterTable();
        var row = Expression.Parameter(typeof(SourceKey), "key");
        var condition = Expr.And(
            Expr.And(Is(nameof(SourceKey.Department), 0), Is(nameof(SourceKey.Dataset), 1)), Is(nameof(SourceKey.Key), 2));
        var query = db.Set(typeof(SourceKey)).Where(row, condition)
            .Select(row, Expression.NewArrayInit(typeof(object), Expression.Convert(Expression.Property(row, nameof(SourceKey.RowKey)), typeof(object))));
        return new PreparedQuery(database, parameters.Compile(query, 1));

        Expression Is(string property, int given) => Expr.Equal(Expression.Property(row, property), parameters.Parameter(typeof(string), new GivenSource(given)));
    }
}
