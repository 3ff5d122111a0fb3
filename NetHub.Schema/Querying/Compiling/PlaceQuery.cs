using System.Linq.Expressions;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>A region with the data that masks need.</summary>
/// <param name="Code">The region code.</param>
/// <param name="FullName">The name, including the names of enclosing regions.</param>
/// <param name="Centre">The coordinates of its centre.</param>
/// <param name="Population">The registered population; null if unknown.</param>
internal sealed record Place(string Code, string FullName, string? Centre, long? Population);

/// <summary>Reads the regions that masks need.</summary>
internal static class PlaceQuery
{
    public static IReadOnlyList<Place> Read(HubDbContext db, DataCatalog catalog)
    {
        var region = catalog.Datasets.FirstOrDefault(static d => d.Code?.Kind == ValueKind.RegionCode);
        if (region?.Field("fullName") is not { } name || !db.Database.CanConnect())
            return [];
        var row = Expression.Parameter(region.ClrType, "row");
        FieldEntry?[] wanted = [region.Code!, name, region.Fields.FirstOrDefault(static f => f.Kind == ValueKind.GeoPoint), region.Field("registeredPopulation")];
        var columns = wanted.Select(f => f is null ? Expr.NullOf(typeof(object)) : Expression.Convert(Expr.Field(row, f), typeof(object)));
        var query = db.Set(region.ClrType).Select(row, Expression.NewArrayInit(typeof(object), columns));
        return [.. ((IQueryable<object?[]>)query).AsEnumerable().Select(static v => new Place((string)v[0]!, (string)v[1]!, v[2] as string, v[3] as int?))];
    }
}
