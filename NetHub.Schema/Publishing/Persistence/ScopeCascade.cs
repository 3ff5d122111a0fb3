using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Loading;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>
/// Updates copied regions and parks. When a row moves to a different region or park, the rows that copied it move as well, recursively: an
/// outdated copy would let the former township continue to read the row.
/// </summary>
internal sealed class ScopeCascade : IDisposable
{
    private readonly DataCatalog catalog;
    private readonly HubDbContext db;
    private readonly TableQueries queries;
    private readonly sqlite3 database;
    private readonly ISqlGenerationHelper sql;
    private readonly ChangeLog log;
    private readonly Dictionary<DatasetEntry, IReadOnlyList<Follower>> followers = [];
    private readonly Dictionary<DatasetEntry, List<(RowLayout Layout, PreparedQuery Rows)>> governed = [];

    public ScopeCascade(DataCatalog catalog, HubDbContext db, sqlite3 database, ISqlGenerationHelper sql, ChangeLog log)
    {
        (this.catalog, this.db, this.database, this.sql, this.log) = (catalog, db, database, sql, log);
        queries = new TableQueries(db, database);
    }

    /// <summary>Returns whether other rows copy from rows of the dataset, or exist only together with them.</summary>
    public bool Concerns(DatasetEntry dataset) => FollowersOf(dataset).Count > 0 || Governed(dataset).Count > 0;

    /// <summary>Updates all rows that copied from a row.</summary>
    /// <param name="dataset">The dataset of the row.</param>
    /// <param name="row">The current row.</param>
    public void Follow(DatasetEntry dataset, IReadOnlyList<object?> row)
    {
        var layout = RowLayout.Create(db, dataset);
        foreach (var follower in FollowersOf(dataset))
        {
            var key = dataset.Code is { } code ? row[layout.PositionOf(code)] : row[layout.Key];
            object? region = layout.Region is { } place ? row[place] : null;
            object? park = layout.Park is { } unit ? row[unit] : null;
            foreach (var (moved, changes) in follower.Moved(key, region, park))
            {
                follower.Writer.Update((long)moved[follower.Layout.Key]!, changes);
                log.Updated(follower.Layout.Dataset, (long)moved[follower.Layout.Key]!, RowSnapshot.From(follower.Layout, moved));
                foreach (var (column, value) in changes)
                    moved[column] = value;
                Follow(follower.Layout.Dataset, moved);
            }
        }
    }

    /// <summary>
    /// Logs changes for the rows that exist only together with this row, after the row appeared or disappeared for some callers.
    /// </summary>
    public void Tell(DatasetEntry dataset, long key)
    {
        foreach (var (layout, query) in Governed(dataset))
        {
            foreach (var row in query.All(key))
            {
                var rowKey = (long)row[layout.Key]!;
                log.Updated(layout.Dataset, rowKey, RowSnapshot.From(layout, row));
                Tell(layout.Dataset, rowKey);
            }
        }
    }

    public void Dispose()
    {
        foreach (var (_, query) in governed.Values.SelectMany(static g => g))
            query.Dispose();
        foreach (var follower in followers.Values.SelectMany(static f => f))
            follower.Dispose();
    }

    private IReadOnlyList<Follower> FollowersOf(DatasetEntry dataset)
    {
        if (followers.TryGetValue(dataset, out var known))
            return known;
        var found = new List<Follower>();
        foreach (var other in catalog.Datasets.Where(static d => d.IsVersioned))
        {
            var region = Links(other, other.Scopes.Township?.Property, dataset) is { Kind: ValueKind.Id } from ? from : null;
            var park = other.Scopes.Park?.Property is { } property && property != other.Id?.Property.Name ? Links(other, property, dataset) : null;
            foreach (var key in new[] { region, park }.OfType<FieldEntry>().Distinct())
            {
                var layout = RowLayout.Create(db, other);
                found.Add(new Follower(layout, Query(layout, key), layout.Writer(database, sql), key == region, key == park));
            }
        }

        return followers[dataset] = found;
    }

    private List<(RowLayout Layout, PreparedQuery Rows)> Governed(DatasetEntry dataset)
    {
        if (governed.TryGetValue(dataset, out var known))
            return known;
        var found = new List<(RowLayout, PreparedQuery)>();
        foreach (var other in catalog.Datasets)
        {
            if (other.GoverningLink is { } link && link.To == dataset && RowLayout.Create(db, other) is var layout)
                found.Add((layout, Query(layout, link.Key)));
        }

        return governed[dataset] = found;
    }

    private static FieldEntry? Links(DatasetEntry dataset, string? property, DatasetEntry target) =>
        dataset.Fields.FirstOrDefault(f => f.Property.Name == property && f.Link?.To == target && !f.IsList);

    private PreparedQuery Query(RowLayout layout, FieldEntry key) => queries.Rows(layout, (row, slots) =>
        Expr.Equal(Expr.Field(row, key), slots.Parameter(key.ValueType, new GivenSource(0))));

    private sealed record Follower(RowLayout Layout, PreparedQuery Query, TableWriter Writer, bool TakesRegion, bool TakesPark) : IDisposable
    {
        // Reads all rows before any is written, because a statement must not see its own changes.
        public List<(object?[] Row, List<(int, object?)> Changes)> Moved(object? key, object? region, object? park)
        {
            var moved = new List<(object?[], List<(int, object?)>)>();
            foreach (var row in Query.All(key))
            {
                var changes = new List<(int, object?)>();
                if (TakesRegion && Layout.Region is { } place && !Equals(row[place], region))
                    changes.Add((place, region));
                if (TakesPark && Layout.Park is { } unit && !Equals(row[unit], park))
                    changes.Add((unit, park));
                if (changes.Count > 0)
                    moved.Add((row, changes));
            }

            return moved;
        }

        public void Dispose()
        {
            Query.Dispose();
            Writer.Dispose();
        }
    }
}
