using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Cases;

/// <summary>Reads the rows of a case: the case itself and, recursively, the rows opened with it.</summary>
internal sealed class CaseRows(DataCatalog catalog, HubDbContext db, sqlite3 database) : IDisposable
{
    private readonly TableQueries queries = new(db, database);
    private readonly Dictionary<DatasetEntry, CaseRules> rules = [];
    private readonly Dictionary<DatasetEntry, PreparedQuery> byKey = [];
    private readonly Dictionary<DatasetEntry, List<(DatasetEntry Dataset, PreparedQuery Keys)>> followers = [];
    private readonly Dictionary<DatasetEntry, PreparedQuery?> openers = [];
    private readonly Dictionary<DatasetEntry, HashSet<string>> reached = [];

    public CaseRules RulesFor(DatasetEntry dataset) =>
        rules.TryGetValue(dataset, out var known) ? known : rules[dataset] = new CaseRules(RowLayout.Create(db, dataset));

    public object?[]? Read(DatasetEntry dataset, long key)
    {
        if (!byKey.TryGetValue(dataset, out var query))
            byKey[dataset] = query = queries.Rows(RulesFor(dataset).Layout, (row, slots) => Expr.Equal(Expr.Key(row, dataset), slots.Parameter(typeof(long), new GivenSource(0))));
        return query.First(key);
    }

    /// <summary>Returns the row of a case and all rows opened with it that can be in row scope CASE.</summary>
    public HashSet<(DatasetEntry Dataset, long Key)> Together(DatasetEntry dataset, long key)
    {
        var found = new HashSet<(DatasetEntry, long)>();
        Collect(dataset, key, found);
        return found;
    }

    /// <summary>Returns the class names of datasets whose rows can be opened with a case of this dataset.</summary>
    public HashSet<string> Reached(DatasetEntry dataset)
    {
        if (reached.TryGetValue(dataset, out var known))
            return known;
        var found = new HashSet<string>();
        Reach(dataset, found);
        return reached[dataset] = found;
    }

    /// <summary>Returns the department for which the newest opening row opened the case; null if there is none.</summary>
    public string? Opened(DatasetEntry dataset, long key)
    {
        if (!openers.TryGetValue(dataset, out var query))
            openers[dataset] = query = Opener(dataset);
        return query?.First(key)?[0] as string;
    }

    public void Dispose()
    {
        foreach (var query in byKey.Values.Concat(followers.Values.SelectMany(static f => f.Select(static r => r.Keys))).Concat(openers.Values.OfType<PreparedQuery>()))
            query.Dispose();
    }

    private void Collect(DatasetEntry dataset, long key, HashSet<(DatasetEntry, long)> found)
    {
        if (dataset.Scopes.Case is null || !found.Add((dataset, key)) || Read(dataset, key) is not { } row)
            return;
        foreach (var (other, otherKey) in RulesFor(dataset).With(row).Concat(Following(dataset, key)))
            Collect(other, otherKey, found);
    }

    private void Reach(DatasetEntry dataset, HashSet<string> found)
    {
        if (!found.Add(dataset.Name))
            return;
        foreach (var other in RulesFor(dataset).Linked.Concat(Followers(dataset).Select(static f => f.Dataset)))
            Reach(other, found);
    }

    private List<(DatasetEntry Dataset, long Key)> Following(DatasetEntry dataset, long key)
    {
        var found = new List<(DatasetEntry, long)>();
        foreach (var (follower, keys) in Followers(dataset))
            found.AddRange(keys.All(key).Select(k => (follower, (long)k[0]!)));
        return found;
    }

    private List<(DatasetEntry Dataset, PreparedQuery Keys)> Followers(DatasetEntry dataset)
    {
        if (followers.TryGetValue(dataset, out var known))
            return known;
        var found = new List<(DatasetEntry, PreparedQuery)>();
        foreach (var other in catalog.Datasets)
        {
            if (other.Scopes.CaseWith is { } with && other.Property(with.Property) is var link && link.Link!.To == dataset)
                found.Add((other, queries.Query(other, (row, slots) => Expr.Equal(Expr.Field(row, link), slots.Parameter(link.ValueType, new GivenSource(0))), row => [Expr.Key(row, other)])));
        }

        return followers[dataset] = found;
    }

    private PreparedQuery? Opener(DatasetEntry dataset)
    {
        foreach (var other in catalog.Datasets)
        {
            if (other.Scopes.CaseOpens is not { } opens || other.Property(opens.Link) is not { } link || link.Link!.To != dataset)
                continue;
            return queries.Query(other, (row, slots) => Expr.And(
                Expr.Equal(Expr.Field(row, link), slots.Parameter(link.ValueType, new GivenSource(0))),
                Expr.Or(opens.Values.Select(v => Expr.Equal(Expr.Field(row, other.Property(opens.Property)), slots.Parameter(other.Property(opens.Property).ValueType, new ConstantSource(v)))))),
                row => [Expr.Field(row, other.Property(opens.Department))], 1, other.Property(opens.At));
        }

        return null;
    }
}
