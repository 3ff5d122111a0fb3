using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage;

namespace NetHub.Server.Identity;

/// <summary>What the sample's clients are told from the database: the departments, and the park of the park's department.</summary>
internal sealed class SampleFacts(IDbContextFactory<HubDbContext> contexts, DataCatalogue catalogue)
{
    /// <summary>Codes of all departments, townships included: <c>PLC</c>, <c>TWN-431021108</c>.</summary>
    public IReadOnlyList<string> Departments()
    {
        var departments = catalogue.Datasets.First(d => d.Code?.Kind == ValueKind.DepartmentCode);
        using var db = contexts.CreateDbContext();
        return [.. Select<string>(db, departments.Code!).AsEnumerable().Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Key of the county's own park: the first one.</summary>
    public long? Park()
    {
        var parks = catalogue.Datasets.FirstOrDefault(d => d.Id is { } id && d.Scopes.Park?.Property == id.Property.Name);
        if (parks is null)
            return null;
        using var db = contexts.CreateDbContext();
        var keys = Select<long>(db, parks.Id!).Order().Take(1).ToList();
        return keys.Count == 0 ? null : keys[0];
    }

    private static IQueryable<T> Select<T>(HubDbContext db, FieldEntry field)
    {
        var type = field.Dataset.ClrType;
        var rows = (IQueryable)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type).Invoke(db, null)!;
        var row = Expression.Parameter(type, "row");
        var value = Expression.Lambda(Expression.Property(row, field.Property), row);
        return rows.Provider.CreateQuery<T>(Expression.Call(typeof(Queryable), nameof(Queryable.Select), [type, typeof(T)], rows.Expression, value));
    }
}
