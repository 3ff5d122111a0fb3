using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>Copies region and park from a linked row when a row is written.</summary>
internal sealed class ScopeCopies : IDisposable
{
    private const int MostKept = 20_000;
    private readonly RowLayout layout;
    private readonly FieldEntry? regionFrom;
    private readonly FieldEntry? parkFrom;
    private readonly PreparedQuery? regions;
    private readonly PreparedQuery? parks;
    private readonly Dictionary<object, object?> knownRegions = [];
    private readonly Dictionary<object, object?> knownParks = [];

    public ScopeCopies(RowLayout layout, TableQueries queries)
    {
        this.layout = layout;
        var dataset = layout.Dataset;
        regionFrom = layout.CopiesRegion ? Property(dataset.Scopes.Township!.Property) : null;
        parkFrom = dataset.Scopes.Park?.Property is { } property ? Property(property) : null;
        if (regionFrom?.Link is { } place && StorageModel.RegionProperty(place.To) is { } region)
            regions = Query(queries, place.To, row => Expr.Stored(row, region, typeof(string)));
        if (parkFrom?.Link is { } unit && parkFrom != dataset.Id && unit.To.Scopes.Park is not null)
            parks = Query(queries, unit.To, static row => Expr.Shadow(row, typeof(long?), StorageModel.ScopePark));
    }

    /// <summary>Sets the copied values of a row.</summary>
    public void Fill(object?[] row)
    {
        if (layout.CopiesRegion)
            row[layout.Region!.Value] = Value(row[layout.PositionOf(regionFrom!)], regions, knownRegions);
        if (parkFrom is null)
            return;
        var key = row[layout.PositionOf(parkFrom)];
        row[layout.Park!.Value] = parkFrom == layout.Dataset.Id ? key : Value(key, parks, knownParks);
    }

    public void Dispose()
    {
        regions?.Dispose();
        parks?.Dispose();
    }

    private FieldEntry Property(string name) => layout.Dataset.Property(name);

    private static object? Value(object? key, PreparedQuery? query, Dictionary<object, object?> known)
    {
        if (key is null || query is null)
            return null;
        if (known.TryGetValue(key, out var value))
            return value;
        if (known.Count == MostKept)
            known.Clear();
        return known[key] = query.First(key)?[0];
    }

    private static PreparedQuery Query(TableQueries queries, DatasetEntry target, Func<System.Linq.Expressions.Expression, System.Linq.Expressions.Expression> column) =>
        queries.Query(target, (row, slots) =>
        {
            var key = LinkConditions.TargetKey(target, row);
            return Expr.Equal(key, slots.Parameter(key.Type, new GivenSource(0)));
        }, row => [column(row)], 1);
}
